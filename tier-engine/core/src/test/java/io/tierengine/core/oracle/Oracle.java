package io.tierengine.core.oracle;

import io.tierengine.core.customer.Alert;
import io.tierengine.core.customer.LifecycleChange;
import io.tierengine.core.customer.SegmentChange;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.fact.Intake.Reason;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Window;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.rfm.RfmRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the semantics (§1 to §5) say about one customer, followed to the letter and without any cleverness: every accepted
 * fact is kept, every number is worked out from all of them, at every instant at which the page asks for an evaluation.
 */
public final class Oracle {

    private static final Instant FIRST_INSTANT = Instant.EPOCH;
    private static final Instant END_OF_TIME = Instant.parse("2200-01-01T00:00:00Z");

    private final Policy policy;
    private final OracleCalendar calendar;
    private final OracleTiers tiers;
    private final OracleOverrides overrides;
    private final OracleWatch watch;
    private final boolean hasHours;
    private final CutoffTable cutoffs;

    private final List<OracleEvent> events = new ArrayList<>();
    private final Map<String, Instant> remembered = new HashMap<>();
    private final List<TierChange> changes = new ArrayList<>();
    private final List<SegmentChange> segments = new ArrayList<>();
    private final List<Assessment> assessments = new ArrayList<>();
    private final List<OracleRfm.Count> counts = new ArrayList<>();
    private @Nullable Profile profile;
    private @Nullable Instant asOf;
    private int effectiveTier;

    public Oracle(Policy policy) {
        this(policy, CutoffTable.EMPTY);
    }

    /** @param cutoffs those that were counted */
    Oracle(Policy policy, CutoffTable cutoffs) {
        this.policy = policy;
        this.cutoffs = cutoffs;
        this.calendar = new OracleCalendar(policy.zone());
        this.tiers = new OracleTiers(policy, calendar);
        this.overrides = new OracleOverrides(policy);
        this.watch = new OracleWatch(policy, calendar);
        this.hasHours = policy.metrics().stream().anyMatch(metric -> metric.window() instanceof Window.RollingHours);
    }

    /** Every change so far. */
    public List<TierChange> changes() {
        return List.copyOf(changes);
    }

    List<LifecycleChange> stages() {
        return List.copyOf(watch.stages());
    }

    List<SegmentChange> segments() {
        return List.copyOf(segments);
    }

    List<OracleRfm.Count> counts() {
        return List.copyOf(counts);
    }

    List<Alert> alerts() {
        return List.copyOf(watch.alerts());
    }

    /** Takes the next fact in the order of arrival. */
    public Intake accept(Fact fact) {
        Optional<Reason> refusal = refusal(fact);
        if (refusal.isPresent()) {
            return new Intake.Refused(refusal.get(), "");
        }
        Instant occurredAt = Instant.ofEpochMilli(fact.occurredAtMillis());
        if (fact instanceof Event event && isDuplicate(event.eventId(), occurredAt)) {
            return Intake.DUPLICATE;
        }
        boolean enrolls = asOf == null;
        if (asOf == null || occurredAt.isAfter(asOf)) {
            advanceTo(occurredAt);
            asOf = occurredAt;
        }
        apply(fact, asOf);
        Occasion occasion = Occasion.of(fact);
        if (enrolls) {
            effectiveTier = overrides.effective(0, asOf);
            emit(asOf, null, TierChange.Direction.ENROLLED, occasion.cause(), occasion.causeId(), view(asOf));
        }
        evaluate(asOf, occasion);
        return Intake.ACCEPTED;
    }

    /** Evaluates at every instant in (asOf, to] at which the page asks for it. */
    public void advanceTo(Instant to) {
        if (asOf != null) {
            count(asOf, to);
        }
        while (asOf != null && to.isAfter(asOf)) {
            Instant next = nextEvaluation(asOf);
            if (next.isAfter(to)) {
                asOf = to;
                return;
            }
            asOf = next;
            evaluate(next, Occasion.TIME);
        }
    }

    /** At every midnight in (from, to] at which customers are counted. None of the numbers depends on a decision. */
    private void count(Instant from, Instant to) {
        RfmRules rules = policy.rfm();
        if (rules == null || rules.schedule() == null) {
            return;
        }
        for (Instant at = calendar.midnightAfter(from); !at.isAfter(to); at = calendar.midnightAfter(at)) {
            if (OracleRfm.isCountedOn(rules.schedule(), calendar.dayOf(at))) {
                OracleRfm.count(rules, at, view(at)).ifPresent(counts::add);
            }
        }
    }

    private Stream<Instant> effects() {
        return cutoffs.all().stream().map(counted -> Instant.ofEpochMilli(counted.effectiveFromMillis()));
    }

    private Instant nextEvaluation(Instant now) {
        return Stream.of(
                        agesOfFacts(now),
                        tiers.clocks(),
                        overrides.startsAndEnds(),
                        watch.clocks(overrides, now),
                        effects())
                .flatMap(instants -> instants)
                .filter(instant -> instant.isAfter(now))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** The next instants at which what is known of the past may count for less, or for more. */
    private Stream<Instant> agesOfFacts(Instant now) {
        Stream<Instant> tiles = hasHours
                ? Stream.of(calendar.midnightAfter(now), OracleCalendar.hourAfter(now))
                : Stream.of(calendar.midnightAfter(now));
        Stream<Instant> ends = assessments.stream()
                .map(Assessment::expiresAtMillis)
                .filter(millis -> millis != Decimals.ABSENT)
                .map(Instant::ofEpochMilli);
        return Stream.of(tiles, agesOfCases(now), ends)
                .flatMap(instants -> instants)
                .filter(instant -> instant.isAfter(now));
    }

    private Stream<Instant> agesOfCases(Instant now) {
        return policy.metrics().stream()
                .filter(metric -> metric.aggregate() == Aggregate.OLDEST_OPEN_HOURS)
                .flatMap(metric -> new OracleCases(metric, events, calendar, policy.deduplication()).nextHour(now));
    }

    private Optional<Reason> refusal(Fact fact) {
        if (fact.customerId().isEmpty()) {
            return Optional.of(Reason.NO_CUSTOMER);
        }
        if (fact instanceof Event event && event.eventId().isEmpty()) {
            return Optional.of(Reason.NO_EVENT_ID);
        }
        if (isOutOfTime(fact.occurredAtMillis())) {
            return Optional.of(Reason.TIME_OUT_OF_RANGE);
        }
        return switch (fact) {
            case Transaction transaction -> refusal(transaction);
            case Interaction interaction ->
                interaction.value() != Decimals.ABSENT && Math.abs(interaction.value()) > Interaction.MAX_VALUE
                        ? Optional.of(Reason.NUMBER_OUT_OF_RANGE)
                        : Optional.empty();
            case Profile _ -> Optional.empty();
            case Assessment assessment ->
                assessment.ratings().values().stream().anyMatch(rating -> Math.abs(rating) > Assessment.MAX_RATING)
                        ? Optional.of(Reason.NUMBER_OUT_OF_RANGE)
                        : Optional.empty();
            case TierOverride override ->
                override.overrideKind() != TierOverride.Kind.RELEASE && policy.tierIndex(override.tier()) < 0
                        ? Optional.of(Reason.UNKNOWN_TIER)
                        : Optional.empty();
        };
    }

    private Optional<Reason> refusal(Transaction transaction) {
        if (!transaction.currency().equals(policy.currency())) {
            return Optional.of(Reason.UNKNOWN_CURRENCY);
        }
        if (isTooMuch(transaction.amount())
                || (transaction.margin() != Decimals.ABSENT && isTooMuch(transaction.margin()))) {
            return Optional.of(Reason.NUMBER_OUT_OF_RANGE);
        }
        long original = transaction.refundedAtMillis();
        if (transaction.type() != TransactionType.REFUND || original == Decimals.ABSENT) {
            return Optional.empty();
        }
        if (isOutOfTime(original)) {
            return Optional.of(Reason.TIME_OUT_OF_RANGE);
        }
        return original > transaction.occurredAtMillis() ? Optional.of(Reason.ORIGINAL_AFTER_REFUND) : Optional.empty();
    }

    private static boolean isOutOfTime(long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        return instant.isBefore(FIRST_INSTANT) || !instant.isBefore(END_OF_TIME);
    }

    private static boolean isTooMuch(long money) {
        return money > Transaction.MAX_AMOUNT || money < -Transaction.MAX_AMOUNT;
    }

    private boolean isDuplicate(String eventId, Instant occurredAt) {
        Instant acceptedAt = remembered.get(eventId);
        if (acceptedAt == null || asOf == null) {
            return false;
        }
        Instant seenAt = occurredAt.isAfter(asOf) ? occurredAt : asOf;
        return !seenAt.isAfter(calendar.plus(acceptedAt, policy.deduplication()));
    }

    private void apply(Fact fact, Instant now) {
        switch (fact) {
            case Event event -> {
                events.add(OracleEvent.accepted(event, policy.refunds(), calendar, now));
                remembered.put(event.eventId(), now);
            }
            case Profile newer -> {
                if (profile == null || newer.occurredAtMillis() >= profile.occurredAtMillis()) {
                    profile = newer;
                }
            }
            case TierOverride override -> overrides.add(override);
            case Assessment assessment -> assessments.add(assessment);
        }
    }

    private OracleView view(Instant at) {
        return view(at, at);
    }

    /** @param cutoffsAt when the cut-offs are in force that are looked through */
    private OracleView view(Instant at, Instant cutoffsAt) {
        RfmCutoffs inForce = OracleRfm.inForce(policy.rfm(), cutoffs, cutoffsAt);
        return new OracleView(policy, calendar, at, events, profile, assessments, inForce);
    }

    /** Rule 7: passes until one changes nothing, with the effective tier compared after each. */
    private void evaluate(Instant at, Occasion occasion) {
        OracleView view = view(at);
        int tierBefore = effectiveTier;
        watch.look(moment(at, occasion), view);
        view.setStage(watch.stage());
        noteSegment(at, occasion, view);
        OracleTiers.Pass pass;
        do {
            pass = tiers.pass(at, view);
            int before = effectiveTier;
            effectiveTier = overrides.effective(tiers.tier(), at);
            if (effectiveTier != before) {
                TierChange.Direction direction =
                        effectiveTier > before ? TierChange.Direction.UPGRADED : TierChange.Direction.DOWNGRADED;
                if (pass.guard().isPresent()) {
                    String guard = pass.guard().get().name();
                    emit(at, tierId(before), direction, TierChange.Cause.GUARD, guard, view);
                } else if (pass.changed()) {
                    emit(at, tierId(before), direction, occasion.cause(), occasion.causeId(), view);
                } else {
                    emit(at, tierId(before), direction, TierChange.Cause.OVERRIDE, occasion.causeId(), view);
                }
            }
        } while (pass.changed());
        if (policy.risk() != null) {
            OracleOutlook outlook = new OracleOutlook(policy, calendar, watch, overrides, this::agesOfFacts);
            outlook.look(at, tiers, effectiveTier, watch.stage(), view, later -> view(later, at));
            outlook.showTo(view);
            watch.afterTier(moment(at, occasion), tierBefore, view, tiers, overrides);
        }
    }

    private OracleWatch.Moment moment(Instant at, Occasion occasion) {
        return new OracleWatch.Moment(at, occasion.cause(), occasion.causeId(), effectiveTier);
    }

    private void noteSegment(Instant at, Occasion occasion, OracleView view) {
        String segment = view.segment();
        String previous = segments.isEmpty() ? null : segments.getLast().segment();
        if (segment != null && !segment.equals(previous)) {
            segments.add(new SegmentChange(
                    Scenario.CUSTOMER,
                    segments.size() + 1L,
                    previous,
                    segment,
                    score(view, RfmRules.RECENCY),
                    score(view, RfmRules.FREQUENCY),
                    score(view, RfmRules.MONETARY),
                    occasion.cause(),
                    occasion.causeId(),
                    at.toEpochMilli()));
        }
    }

    private static int score(OracleView view, String name) {
        return Objects.requireNonNull(view.rfmScore(name)).intValueExact();
    }

    private void emit(
            Instant at,
            @Nullable String previous,
            TierChange.Direction direction,
            TierChange.Cause cause,
            @Nullable String causeId,
            OracleView view) {
        changes.add(new TierChange(
                "",
                changes.size() + 1L,
                previous,
                tierId(effectiveTier),
                direction,
                cause,
                causeId,
                at.toEpochMilli(),
                OracleNumbers.toMicros(view.score())));
    }

    private String tierId(int index) {
        return policy.tiers().get(index).id();
    }

    /** What made the customer be looked at. */
    private record Occasion(
            TierChange.Cause cause, @Nullable String causeId) {
        static final Occasion TIME = new Occasion(TierChange.Cause.TIME, null);

        static Occasion of(Fact fact) {
            TierChange.Cause cause = switch (fact.kind()) {
                case PROFILE -> TierChange.Cause.PROFILE;
                case OVERRIDE -> TierChange.Cause.OVERRIDE;
                case ASSESSMENT -> TierChange.Cause.ASSESSMENT;
                case TRANSACTION -> TierChange.Cause.TRANSACTION;
                case INTERACTION -> TierChange.Cause.INTERACTION;
            };
            return new Occasion(cause, fact instanceof Event event ? event.eventId() : null);
        }
    }
}
