package io.tierengine.core.oracle;

import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.rfm.RfmRules;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scores by counting cut-offs, without looking at the expressions that the core has made of them. */
final class OracleRfm {

    private static final LocalDate FIRST_MONDAY = LocalDate.of(1970, 1, 5);

    private OracleRfm() {}

    /** How a customer stands where customers are counted. */
    record Count(long atMillis, BigDecimal recencyDays, BigDecimal frequency, BigDecimal monetary) {}

    /** The cut-offs that score a customer at an instant. */
    static @Nullable RfmCutoffs inForce(@Nullable RfmRules rules, CutoffTable table, Instant at) {
        Optional<RfmCutoffs> counted = table.all().stream()
                .filter(cutoffs -> cutoffs.effectiveFromMillis() <= at.toEpochMilli())
                .max(Comparator.comparingLong(RfmCutoffs::effectiveFromMillis)
                        .thenComparingLong(RfmCutoffs::countedAtMillis));
        return rules == null ? null : counted.orElse(rules.first());
    }

    /** Whether a local day begins with counting the customers. */
    static boolean isCountedOn(CutoffSchedule schedule, LocalDate day) {
        return switch (schedule.refresh()) {
            case CutoffSchedule.Periodic(var period) ->
                day.getDayOfMonth() == 1
                        && switch (period) {
                            case MONTH -> true;
                            case QUARTER -> List.of(1, 4, 7, 10).contains(day.getMonthValue());
                            case YEAR -> day.getMonthValue() == 1;
                        };
            case CutoffSchedule.Daily(int days) ->
                days == 7
                        ? day.getDayOfWeek() == DayOfWeek.MONDAY
                        : ChronoUnit.DAYS.between(FIRST_MONDAY, day) % days == 0;
        };
    }

    /** A customer as it is counted; none before its first purchase. */
    static Optional<Count> count(RfmRules rules, Instant at, OracleSight sight) {
        BigDecimal recency = sight.recencyDays();
        return recency == null
                ? Optional.empty()
                : Optional.of(new Count(
                        at.toEpochMilli(),
                        recency,
                        notNegative(OracleExpressions.number(rules.frequency().value(), sight)),
                        notNegative(OracleExpressions.number(rules.monetary().value(), sight))));
    }

    private static BigDecimal notNegative(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number.max(BigDecimal.ZERO);
    }

    /** A score by the name under which conditions read it; null before the first purchase, and where there are no cut-offs. */
    static @Nullable BigDecimal score(RfmRules rules, @Nullable RfmCutoffs counted, String name, OracleSight sight) {
        BigDecimal recency = sight.recencyDays();
        if (recency == null || (rules.schedule() != null && counted == null)) {
            return null;
        }
        return OracleNumbers.whole(
                switch (name) {
                    case RfmRules.RECENCY ->
                        5 - cutoffsBelow(counted == null ? rules.recency().cutoffs() : counted.recencyDays(), recency);
                    case RfmRules.FREQUENCY ->
                        1
                                + cutoffsUpTo(
                                        counted == null ? rules.frequency().cutoffs() : counted.frequencies(),
                                        OracleExpressions.number(
                                                rules.frequency().value(), sight));
                    case RfmRules.MONETARY ->
                        1
                                + cutoffsUpTo(
                                        counted == null ? rules.monetary().cutoffs() : counted.amounts(),
                                        OracleExpressions.number(
                                                rules.monetary().value(), sight));
                    default -> throw new IllegalArgumentException(name);
                });
    }

    static @Nullable String segment(RfmRules rules, @Nullable RfmCutoffs counted, OracleSight sight) {
        BigDecimal recency = score(rules, counted, RfmRules.RECENCY, sight);
        BigDecimal frequency = score(rules, counted, RfmRules.FREQUENCY, sight);
        BigDecimal monetary = score(rules, counted, RfmRules.MONETARY, sight);
        return recency == null || frequency == null || monetary == null
                ? null
                : rules.segments().of(recency.intValueExact(), frequency.intValueExact(), monetary.intValueExact());
    }

    private static long cutoffsBelow(List<Long> cutoffs, BigDecimal value) {
        return cutoffs.stream()
                .filter(cutoff -> OracleNumbers.givenMicros(cutoff).compareTo(value) < 0)
                .count();
    }

    private static long cutoffsUpTo(List<Long> cutoffs, @Nullable BigDecimal value) {
        return value == null
                ? 0
                : cutoffs.stream()
                        .filter(cutoff -> OracleNumbers.givenMicros(cutoff).compareTo(value) <= 0)
                        .count();
    }
}
