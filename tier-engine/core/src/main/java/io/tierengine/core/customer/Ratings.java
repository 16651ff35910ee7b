package io.tierengine.core.customer;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.fact.Assessment;
import io.tierengine.core.number.Decimals;
import java.util.ArrayList;
import java.util.List;

/**
 * What people have judged of one customer, by the criteria that the policy reads. Of a criterion the latest judgement that hasn't
 * expired counts, of two at one instant the later to arrive. One is kept for as long as it counts, or will count again when the later ones
 * have expired; so each that is kept expires after all that are later.
 *
 * <p>At most {@link #MOST} are kept of a criterion; of more, the latest ones.
 */
final class Ratings {

    static final int MOST = 64;

    /** By criterion, in order of the instants at which they were made. */
    private final List<List<Rating>> byCriterion = new ArrayList<>();

    private int kept;

    /** @param untilMillis from when on it doesn't count; {@link TierDecider#NEVER}: for good */
    private record Rating(long madeAtMillis, long untilMillis, long micros) {}

    Ratings(int criteria) {
        for (int i = 0; i < criteria; i++) {
            byCriterion.add(new ArrayList<>(0));
        }
    }

    /** Others that are the same, and expire apart from these; they must take no assessment. */
    Ratings copy() {
        if (kept == 0) {
            return this;
        }
        Ratings copy = new Ratings(byCriterion.size());
        for (int i = 0; i < byCriterion.size(); i++) {
            copy.byCriterion.get(i).addAll(byCriterion.get(i));
        }
        copy.kept = kept;
        return copy;
    }

    boolean isEmpty() {
        return kept == 0;
    }

    /** Takes what a judgement says of the criteria. */
    void add(Assessment assessment, List<String> criteria) {
        long until = assessment.expiresAtMillis() == Decimals.ABSENT ? TierDecider.NEVER : assessment.expiresAtMillis();
        for (int criterion = 0; criterion < criteria.size(); criterion++) {
            Long micros = assessment.ratings().get(criteria.get(criterion));
            if (micros != null) {
                insert(byCriterion.get(criterion), new Rating(assessment.occurredAtMillis(), until, micros));
            }
        }
        count();
    }

    private static void insert(List<Rating> ratings, Rating added) {
        int place = ratings.size();
        while (place > 0 && ratings.get(place - 1).madeAtMillis() > added.madeAtMillis()) {
            place--;
        }
        boolean isOutlived = place < ratings.size() && ratings.get(place).untilMillis() >= added.untilMillis();
        if (isOutlived) {
            return;
        }
        ratings.add(place, added);
        while (place > 0 && ratings.get(place - 1).untilMillis() <= added.untilMillis()) {
            place--;
            ratings.remove(place);
        }
        if (ratings.size() > MOST) {
            ratings.removeFirst();
        }
    }

    /** Forgets what doesn't count any more at an instant. */
    void dropEndedBy(long millis) {
        if (kept == 0) {
            return;
        }
        for (List<Rating> ratings : byCriterion) {
            while (!ratings.isEmpty() && ratings.getLast().untilMillis() <= millis) {
                ratings.removeLast();
            }
        }
        count();
    }

    private void count() {
        kept = 0;
        for (List<Rating> ratings : byCriterion) {
            kept += ratings.size();
        }
    }

    /** The rating that counts at an instant, in micros, or absent. */
    long value(int criterion, long atMillis) {
        List<Rating> ratings = byCriterion.get(criterion);
        for (int i = ratings.size() - 1; i >= 0; i--) {
            if (ratings.get(i).untilMillis() > atMillis) {
                return ratings.get(i).micros();
            }
        }
        return Decimals.ABSENT;
    }

    /** When the next rating that counts expires, after an instant; {@link TierDecider#NEVER} if none does. */
    long nextEndMillis(long afterMillis) {
        long next = TierDecider.NEVER;
        if (kept == 0) {
            return next;
        }
        for (List<Rating> ratings : byCriterion) {
            for (Rating rating : ratings) {
                if (rating.untilMillis() > afterMillis) {
                    next = Math.min(next, rating.untilMillis());
                }
            }
        }
        return next;
    }

    void write(PackedWriter out) {
        for (List<Rating> ratings : byCriterion) {
            out.writeUnsigned(ratings.size());
            for (Rating rating : ratings) {
                out.writeUnsigned(rating.madeAtMillis());
                out.writeInstant(rating.untilMillis(), TierDecider.NEVER, rating.madeAtMillis());
                out.writeSigned(rating.micros());
            }
        }
    }

    void read(PackedReader in) {
        for (List<Rating> ratings : byCriterion) {
            int count = in.readCount();
            for (int i = 0; i < count; i++) {
                long madeAt = in.readUnsigned();
                long until = in.readInstant(TierDecider.NEVER, madeAt);
                ratings.add(new Rating(madeAt, until, in.readSigned()));
            }
        }
        count();
    }
}
