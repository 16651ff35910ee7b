package io.tierengine.core.rfm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counted cut-offs of one policy and from when on they are in force. Immutable. Instants are epoch milliseconds. */
public final class CutoffTable {

    /** No cut-offs. */
    public static final CutoffTable EMPTY = new CutoffTable(List.of());

    private static final Comparator<RfmCutoffs> BY_EFFECT =
            Comparator.comparingLong(RfmCutoffs::effectiveFromMillis).thenComparingLong(RfmCutoffs::countedAtMillis);

    /** By effect, then by when they were counted. */
    private final List<RfmCutoffs> all;

    private final long[] effects;

    private CutoffTable(List<RfmCutoffs> all) {
        this.all = List.copyOf(all);
        effects = all.stream().mapToLong(RfmCutoffs::effectiveFromMillis).toArray();
    }

    /** With others as well; they take the place of those that were counted at the same instant. */
    public CutoffTable with(RfmCutoffs added) {
        List<RfmCutoffs> others = new ArrayList<>(all);
        others.removeIf(cutoffs -> cutoffs.countedAtMillis() == added.countedAtMillis());
        others.add(added);
        others.sort(BY_EFFECT);
        return new CutoffTable(others);
    }

    /** Those in force at an instant: the latest to come into force, of several at one instant those counted last; null: none yet. */
    public @Nullable RfmCutoffs at(long millis) {
        int after = firstAfter(millis);
        return after == 0 ? null : all.get(after - 1);
    }

    /** The first instant after a given one at which others come into force, or {@link CutoffSchedule#NEVER}. */
    public long nextEffectAfter(long millis) {
        int after = firstAfter(millis);
        return after == effects.length ? CutoffSchedule.NEVER : effects[after];
    }

    /** All of them, in the order in which they come into force. */
    public List<RfmCutoffs> all() {
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CutoffTable table && all.equals(table.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }

    private int firstAfter(long millis) {
        int low = 0;
        int high = effects.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (effects[middle] <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
