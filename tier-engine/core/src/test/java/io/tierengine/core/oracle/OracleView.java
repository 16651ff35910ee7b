package io.tierengine.core.oracle;

import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.lifecycle.LifecycleStage;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every number about a customer at one instant, worked out from all accepted facts (semantics §2 and §3). */
final class OracleView implements OracleSight {

    private final Policy policy;
    private final Instant at;
    private final LocalDate today;
    private final OracleCalendar calendar;
    private final List<OracleEvent> events;
    private final @Nullable Profile profile;
    private final List<Assessment> assessments;
    private final @Nullable RfmCutoffs cutoffs;
    private final List<@Nullable BigDecimal> metrics = new ArrayList<>();
    private final List<@Nullable BigDecimal> dimensions = new ArrayList<>();
    private final @Nullable BigDecimal score;
    private @Nullable LifecycleStage stage;
    private @Nullable BigDecimal downgradeInDays;
    private @Nullable BigDecimal daysToNotice;

    /**
     * Looks at a customer.
     *
     * @param events in the order in which they arrived
     * @param assessments in the order in which they arrived
     * @param cutoffs those in force, of a policy that has them counted
     */
    OracleView(
            Policy policy,
            OracleCalendar calendar,
            Instant at,
            List<OracleEvent> events,
            @Nullable Profile profile,
            List<Assessment> assessments,
            @Nullable RfmCutoffs cutoffs) {
        this.cutoffs = cutoffs;
        this.assessments = assessments;
        this.policy = policy;
        this.at = at;
        this.calendar = calendar;
        this.today = calendar.dayOf(at);
        this.events = events;
        this.profile = profile;
        policy.metrics().forEach(metric -> metrics.add(value(metric)));
        policy.dimensions().forEach(dimension -> dimensions.add(value(dimension)));
        this.score = mean(policy.dimensions().stream().map(Dimension::weight).toList(), dimensions);
    }

    private @Nullable BigDecimal value(Metric metric) {
        if (metric.cases() != null) {
            return ofCases(metric, new OracleCases(metric, events, calendar, policy.deduplication()));
        }
        List<OracleEvent> seen =
                events.stream().filter(event -> counts(metric, event)).toList();
        List<OracleEvent> withoutRefunds =
                seen.stream().filter(event -> !event.isRefund()).toList();
        return switch (metric.aggregate()) {
            case SUM -> OracleNumbers.rounded(sum(metric, seen));
            case COUNT -> OracleNumbers.whole(withoutRefunds.size());
            case AVERAGE -> OracleNumbers.quotient(sum(metric, seen), OracleNumbers.whole(withoutRefunds.size()));
            case MIN ->
                withoutRefunds.stream()
                        .map(event -> field(metric, event))
                        .min(Comparator.naturalOrder())
                        .orElse(null);
            case MAX ->
                withoutRefunds.stream()
                        .map(event -> field(metric, event))
                        .max(Comparator.naturalOrder())
                        .orElse(null);
            case LAST -> last(withoutRefunds).map(event -> field(metric, event)).orElse(null);
            case ACTIVE_DAYS ->
                OracleNumbers.whole(withoutRefunds.stream()
                        .map(OracleEvent::landsOn)
                        .distinct()
                        .count());
            case OPEN_CASES, OLDEST_OPEN_HOURS, RESOLUTION_HOURS -> throw new IllegalStateException("a case metric");
        };
    }

    private @Nullable BigDecimal ofCases(Metric metric, OracleCases cases) {
        return switch (metric.aggregate()) {
            case OPEN_CASES -> cases.open();
            case OLDEST_OPEN_HOURS -> cases.oldestHours(at);
            case RESOLUTION_HOURS ->
                cases.meanHours(closedAt -> isWithin(metric.window(), calendar.dayOf(closedAt), closedAt));
            default -> throw new IllegalStateException("no case metric");
        };
    }

    private boolean counts(Metric metric, OracleEvent event) {
        return event.isTransaction() == (metric.source() == Source.TRANSACTIONS)
                && (metric.types().isEmpty() || metric.types().contains(event.type()))
                && (metric.where() == null || OracleExpressions.holds(metric.where(), event))
                && (metric.field() == null || event.eventNumber(metric.field()) != null)
                && isWithin(metric.window(), event.landsOn(), event.landsAt());
    }

    private boolean isWithin(Window window, LocalDate landsOn, Instant landsAt) {
        return switch (window) {
            case Window.RollingDays w -> !landsOn.isBefore(today.minusDays(w.days() - 1L));
            case Window.RollingHours w -> {
                Instant thisHour = at.truncatedTo(ChronoUnit.HOURS);
                yield !landsAt.isBefore(thisHour.minus(Duration.ofHours(w.hours() - 1L)));
            }
            case Window.ToDate w ->
                !landsOn.isBefore(
                        switch (w.period()) {
                            case MONTH -> today.withDayOfMonth(1);
                            case QUARTER -> today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3);
                            case YEAR -> today.withDayOfYear(1);
                        });
            case Window.Lifetime _ -> true;
        };
    }

    private static BigDecimal sum(Metric metric, List<OracleEvent> seen) {
        return seen.stream().map(event -> field(metric, event)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal field(Metric metric, OracleEvent event) {
        return Objects.requireNonNull(event.eventNumber(Objects.requireNonNull(metric.field())));
    }

    /** Of the greatest time, at a tie the later to arrive. */
    private static Optional<OracleEvent> last(List<OracleEvent> inOrderOfArrival) {
        return inOrderOfArrival.stream()
                .reduce((earlier, later) -> later.occurredAt().isBefore(earlier.occurredAt()) ? earlier : later);
    }

    private @Nullable BigDecimal value(Dimension dimension) {
        return mean(
                dimension.indicators().stream().map(Indicator::weight).toList(),
                dimension.indicators().stream().map(this::points).toList());
    }

    private @Nullable BigDecimal points(Indicator indicator) {
        BigDecimal value = OracleExpressions.number(indicator.value(), this);
        if (value == null) {
            return OracleNumbers.givenMicros(indicator.absentPoints());
        }
        @Nullable Band above = null;
        for (Band band : indicator.bands()) {
            BigDecimal from = OracleNumbers.ofMicros(band.from());
            if (from == null) {
                return OracleNumbers.givenMicros(band.points());
            }
            if (from.compareTo(value) <= 0) {
                return above != null && indicator.interpolate()
                        ? onLine(band, above, value)
                        : OracleNumbers.givenMicros(band.points());
            }
            above = band;
        }
        return BigDecimal.ZERO;
    }

    private static @Nullable BigDecimal onLine(Band below, Band above, BigDecimal value) {
        BigDecimal x0 = OracleNumbers.givenMicros(below.from());
        BigDecimal y0 = OracleNumbers.givenMicros(below.points());
        BigDecimal run = OracleNumbers.givenMicros(above.from()).subtract(x0);
        BigDecimal rise = OracleNumbers.givenMicros(above.points()).subtract(y0);
        // y0 + rise * (value - x0) / run, over one denominator so that it is rounded once.
        return OracleNumbers.quotient(y0.multiply(run).add(rise.multiply(value.subtract(x0))), run);
    }

    private static @Nullable BigDecimal mean(List<Long> weights, List<? extends @Nullable BigDecimal> values) {
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        for (int i = 0; i < values.size(); i++) {
            BigDecimal value = values.get(i);
            if (value == null) {
                return null;
            }
            BigDecimal weight = OracleNumbers.givenMicros(weights.get(i));
            products = products.add(weight.multiply(value));
            total = total.add(weight);
        }
        return OracleNumbers.quotient(products, total);
    }

    @Override
    public @Nullable BigDecimal metric(int index) {
        return metrics.get(index);
    }

    @Override
    public @Nullable BigDecimal score() {
        return score;
    }

    @Override
    public @Nullable BigDecimal dimension(int index) {
        return dimensions.get(index);
    }

    LocalDate today() {
        return today;
    }

    /** Of purchases, in the order in which they arrived. */
    Stream<LocalDate> purchaseDays() {
        return events.stream().filter(OracleEvent::isPurchase).map(OracleEvent::landsOn);
    }

    /** Of those that haven't expired the latest, at a tie the later to arrive. */
    @Override
    public @Nullable BigDecimal assessment(int slot) {
        String criterion = policy.criteria().get(slot);
        return assessments.stream()
                .filter(assessment -> assessment.ratings().containsKey(criterion))
                .filter(assessment -> assessment.expiresAtMillis() == Decimals.ABSENT
                        || at.toEpochMilli() < assessment.expiresAtMillis())
                .reduce((earlier, later) -> later.occurredAtMillis() < earlier.occurredAtMillis() ? earlier : later)
                .map(assessment -> OracleNumbers.givenMicros(
                        Objects.requireNonNull(assessment.ratings().get(criterion))))
                .orElse(null);
    }

    void setStage(@Nullable LifecycleStage now) {
        stage = now;
    }

    void setOutlook(@Nullable LocalDate notice, @Nullable LocalDate fall) {
        daysToNotice = notice == null ? null : OracleNumbers.whole(Math.max(0, ChronoUnit.DAYS.between(today, notice)));
        downgradeInDays = fall == null ? null : OracleNumbers.whole(ChronoUnit.DAYS.between(today, fall));
    }

    @Override
    public @Nullable String lifecycle() {
        return stage == null ? null : stage.name();
    }

    @Override
    public @Nullable BigDecimal downgradeInDays() {
        return downgradeInDays;
    }

    @Override
    public @Nullable BigDecimal daysToNotice() {
        return daysToNotice;
    }

    @Override
    public @Nullable BigDecimal usualGapDays() {
        LocalDate first = null;
        LocalDate last = null;
        int steps = 0;
        for (LocalDate day : purchaseDays().toList()) {
            if (last == null) {
                first = day;
                last = day;
            } else if (day.isAfter(last)) {
                steps++;
                last = day;
            }
        }
        return first == null
                ? null
                : OracleNumbers.quotient(
                        OracleNumbers.whole(ChronoUnit.DAYS.between(first, last)), OracleNumbers.whole(steps));
    }

    @Override
    public @Nullable BigDecimal daysUntil(int slot) {
        if (!(attribute(slot) instanceof ProfileAttribute.Text text)) {
            return null;
        }
        try {
            return OracleNumbers.whole(ChronoUnit.DAYS.between(today, LocalDate.parse(text.text())));
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    @Override
    public @Nullable BigDecimal recencyDays() {
        return events.stream()
                .filter(OracleEvent::isPurchase)
                .map(OracleEvent::landsOn)
                .max(Comparator.naturalOrder())
                .map(this::daysSince)
                .orElse(null);
    }

    @Override
    public @Nullable BigDecimal tenureDays() {
        List<LocalDate> beginnings = new ArrayList<>();
        events.stream()
                .filter(OracleEvent::isPurchase)
                .map(OracleEvent::landsOn)
                .forEach(beginnings::add);
        if (profile != null && profile.customerSinceDay() != Profile.NO_DAY) {
            beginnings.add(LocalDate.ofEpochDay(profile.customerSinceDay()));
        }
        return beginnings.stream()
                .min(Comparator.naturalOrder())
                .map(this::daysSince)
                .orElse(null);
    }

    @Override
    public @Nullable BigDecimal rfmScore(String name) {
        RfmRules rules = policy.rfm();
        return rules == null ? null : OracleRfm.score(rules, cutoffs, name, this);
    }

    @Override
    public @Nullable String segment() {
        RfmRules rules = policy.rfm();
        return rules == null ? null : OracleRfm.segment(rules, cutoffs, this);
    }

    private BigDecimal daysSince(LocalDate day) {
        return OracleNumbers.whole(ChronoUnit.DAYS.between(day, today));
    }

    @Override
    public @Nullable BigDecimal profileNumber(int slot) {
        return attribute(slot) instanceof ProfileAttribute.Numeric number
                ? OracleNumbers.givenMicros(number.micros())
                : null;
    }

    @Override
    public @Nullable String profileText(int slot) {
        return attribute(slot) instanceof ProfileAttribute.Text text ? text.text() : null;
    }

    private @Nullable ProfileAttribute attribute(int slot) {
        return profile == null
                ? null
                : profile.attributes().get(policy.profileAttributes().get(slot));
    }
}
