package io.tierengine.core.rfm;

import java.util.List;

/**
 * Cut-offs of recency, frequency and monetary value that customers were counted for. Four each, in micros; they don't fall, but may be equal where many
 * customers are.
 *
 * @param countedAtMillis as of when, epoch milliseconds
 * @param effectiveFromMillis the first instant at which they are in force, epoch milliseconds; not before they were counted
 * @param customers how many were counted
 * @param recencyDays of the days since the last purchase
 * @param frequencies of how often customers buy
 * @param amounts of the monetary value
 */
public record RfmCutoffs(
        long countedAtMillis,
        long effectiveFromMillis,
        long customers,
        List<Long> recencyDays,
        List<Long> frequencies,
        List<Long> amounts) {

    private static final int CUTOFFS = RfmScale.BEST - 1;

    public RfmCutoffs {
        recencyDays = checked("recency", recencyDays);
        frequencies = checked("frequency", frequencies);
        amounts = checked("monetary value", amounts);
        if (effectiveFromMillis < countedAtMillis) {
            throw new IllegalArgumentException("cut-offs in force before they were counted");
        }
        if (customers < 0) {
            throw new IllegalArgumentException("cut-offs of " + customers + " customers");
        }
    }

    private static List<Long> checked(String of, List<Long> cutoffs) {
        if (cutoffs.size() != CUTOFFS) {
            throw new IllegalArgumentException(cutoffs.size() + " cut-offs of " + of + ", not " + CUTOFFS);
        }
        for (int i = 1; i < CUTOFFS; i++) {
            if (cutoffs.get(i) < cutoffs.get(i - 1)) {
                throw new IllegalArgumentException("cut-offs of " + of + " that fall: " + cutoffs);
            }
        }
        return List.copyOf(cutoffs);
    }

    /** The given ones of a policy, in force from the beginning of time. */
    static RfmCutoffs given(List<Long> recencyDays, List<Long> frequencies, List<Long> amounts) {
        return new RfmCutoffs(Long.MIN_VALUE, Long.MIN_VALUE, 0, recencyDays, frequencies, amounts);
    }

    /** A cut-off by its slot: four of recency, four of frequency, four of monetary value. */
    public long micros(int slot) {
        List<Long> cutoffs = switch (slot / CUTOFFS) {
            case 0 -> recencyDays;
            case 1 -> frequencies;
            default -> amounts;
        };
        return cutoffs.get(slot % CUTOFFS);
    }
}
