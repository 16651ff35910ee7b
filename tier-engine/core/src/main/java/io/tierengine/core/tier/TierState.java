package io.tierengine.core.tier;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import java.util.Arrays;

/** Where the automatic tier of a customer stands, and the clocks of its next step (semantics §4). Instants in epoch millis. */
public final class TierState {

    /** A clock that isn't running. */
    public static final long UNSET = Long.MIN_VALUE;

    int tier;
    long holdUntilMillis = UNSET;
    long graceSinceMillis = UNSET;
    final long[] pendingSinceMillis;

    public TierState(int tiers) {
        pendingSinceMillis = new long[tiers];
        Arrays.fill(pendingSinceMillis, UNSET);
    }

    /** Index of the automatic tier. */
    public int tier() {
        return tier;
    }

    /** No downgrade by rule 6 before this instant. */
    public long holdUntilMillis() {
        return holdUntilMillis;
    }

    /** Since when {@code retain} has failed. */
    public long graceSinceMillis() {
        return graceSinceMillis;
    }

    /** Since when {@code enter} of a higher tier has held. */
    public long pendingSinceMillis(int index) {
        return pendingSinceMillis[index];
    }

    void clearPending() {
        Arrays.fill(pendingSinceMillis, UNSET);
    }

    /** Writes instants relative to {@code asOf}, near which they lie. */
    public void write(PackedWriter out, long asOfMillis) {
        out.writeUnsigned(tier);
        writeClock(out, holdUntilMillis, asOfMillis);
        writeClock(out, graceSinceMillis, asOfMillis);
        for (int i = tier + 1; i < pendingSinceMillis.length; i++) {
            writeClock(out, pendingSinceMillis[i], asOfMillis);
        }
    }

    public void read(PackedReader in, long asOfMillis) {
        tier = (int) in.readUnsigned();
        holdUntilMillis = readClock(in, asOfMillis);
        graceSinceMillis = readClock(in, asOfMillis);
        for (int i = tier + 1; i < pendingSinceMillis.length; i++) {
            pendingSinceMillis[i] = readClock(in, asOfMillis);
        }
    }

    private static void writeClock(PackedWriter out, long millis, long asOfMillis) {
        if (millis == UNSET) {
            out.writeUnsigned(0);
        } else {
            long distance = millis - asOfMillis;
            out.writeUnsigned(((distance << 1) ^ (distance >> 63)) + 1);
        }
    }

    private static long readClock(PackedReader in, long asOfMillis) {
        long folded = in.readUnsigned();
        if (folded == 0) {
            return UNSET;
        }
        long zigzag = folded - 1;
        return asOfMillis + ((zigzag >>> 1) ^ -(zigzag & 1));
    }
}
