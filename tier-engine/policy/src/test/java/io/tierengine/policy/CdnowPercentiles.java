package io.tierengine.policy;

import io.tierengine.policy.CdnowSegments.Cutoffs;
import io.tierengine.policy.CdnowSegments.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cut-offs of the CDNOW sample by fifths of the customers, counted at the beginning of each month by sorting all of them, without the engine. In force from the
 * second of the month.
 */
final class CdnowPercentiles {

    private static final int CENT = 10_000;

    private final NavigableMap<Instant, Cutoffs> byEffect = new TreeMap<>();

    /** Counts on the first of each month, as long as that isn't after an instant. */
    static CdnowPercentiles of(CdnowSegments segments, LocalDate firstMonth, Instant until) {
        CdnowPercentiles percentiles = new CdnowPercentiles();
        LocalDate day = firstMonth;
        while (!startOf(day).isAfter(until)) {
            Collection<Standing> all = segments.standings(startOf(day));
            if (!all.isEmpty()) {
                percentiles.byEffect.put(startOf(day.plusDays(1)), cutoffs(all));
            }
            day = day.plusMonths(1);
        }
        return percentiles;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(CdnowSegments.ZONE).toInstant();
    }

    /** Those in force at an instant; null before the first. */
    @Nullable
    Cutoffs at(Instant instant) {
        var entry = byEffect.floorEntry(instant);
        return entry == null ? null : entry.getValue();
    }

    /** The instants from which on cut-offs are in force. */
    Collection<Instant> effects() {
        return byEffect.keySet();
    }

    private static Cutoffs cutoffs(Collection<Standing> all) {
        List<Long> worstFirst = sorted(all, Standing::days).reversed();
        List<Long> days = Stream.of(4, 3, 2, 1)
                .map(fifths -> {
                    long last = worstFirst.get(worst(all.size(), fifths) - 1);
                    return worstFirst.stream()
                            .filter(value -> value < last)
                            .findFirst()
                            .orElse(worstFirst.getLast() - 1);
                })
                .toList();
        List<BigDecimal> often = above(sorted(all, Standing::orders), 1, false);
        List<BigDecimal> cents =
                above(sorted(all, standing -> standing.spent().movePointRight(2).longValueExact()), 100, true);
        return new Cutoffs(days, often, cents);
    }

    private static List<Long> sorted(Collection<Standing> all, ToLongFunction<Standing> number) {
        return all.stream()
                .mapToLong(number)
                .boxed()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static int worst(int customers, int fifths) {
        return (customers * fifths + 4) / 5;
    }

    /** The least value of those above each fifth; amounts are told apart to eleven binary digits. */
    private static List<BigDecimal> above(List<Long> values, int unitsPerOne, boolean roughly) {
        BigDecimal units = BigDecimal.valueOf(unitsPerOne);
        return Stream.of(1, 2, 3, 4)
                .map(fifths -> {
                    long last = values.get(worst(values.size(), fifths) - 1);
                    return values.stream()
                            .filter(value -> value > last && !(roughly && leading(value) == leading(last)))
                            .findFirst()
                            .map(value -> BigDecimal.valueOf(value).divide(units))
                            .orElseGet(() -> BigDecimal.valueOf(values.getLast())
                                    .divide(units)
                                    .add(BigDecimal.valueOf(1, 6)));
                })
                .toList();
    }

    private static long leading(long cents) {
        String digits = Long.toBinaryString(cents * CENT);
        int kept = Math.min(digits.length(), 11);
        return Long.parseLong(digits.substring(0, kept) + "0".repeat(digits.length() - kept), 2);
    }
}
