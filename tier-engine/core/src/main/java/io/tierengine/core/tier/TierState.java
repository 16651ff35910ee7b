package io.tierengine.core.tier;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.time.LocalCalendar;
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

    private TierState(TierState other) {
        tier = other.tier;
        holdUntilMillis = other.holdUntilMillis;
        graceSinceMillis = other.graceSinceMillis;
        pendingSinceMillis = other.pendingSinceMillis.clone();
    }

    /** Another that is the same, and changes apart from this one. */
    public TierState copy() {
        return new TierState(this);
    }

    /** Makes this the same as another of the same policy. */
    public void set(TierState other) {
        tier = other.tier;
        holdUntilMillis = other.holdUntilMillis;
        graceSinceMillis = other.graceSinceMillis;
        System.arraycopy(other.pendingSinceMillis, 0, pendingSinceMillis, 0, pendingSinceMillis.length);
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
    public void write(PackedWriter out, long asOfMillis, LocalCalendar calendar) {
        out.writeUnsigned(tier);
        out.writeInstant(holdUntilMillis, UNSET, asOfMillis, calendar);
        out.writeInstant(graceSinceMillis, UNSET, asOfMillis, calendar);
        for (int i = tier + 1; i < pendingSinceMillis.length; i++) {
            out.writeInstant(pendingSinceMillis[i], UNSET, asOfMillis, calendar);
        }
    }

    public void read(PackedReader in, long asOfMillis, LocalCalendar calendar) {
        readTier(in);
        holdUntilMillis = in.readInstant(UNSET, asOfMillis, calendar);
        graceSinceMillis = in.readInstant(UNSET, asOfMillis, calendar);
        for (int i = tier + 1; i < pendingSinceMillis.length; i++) {
            pendingSinceMillis[i] = in.readInstant(UNSET, asOfMillis, calendar);
        }
    }

    /** Reads what version 1 of the state wrote. */
    public void readVersionOne(PackedReader in, long asOfMillis) {
        readTier(in);
        holdUntilMillis = in.readInstant(UNSET, asOfMillis);
        graceSinceMillis = in.readInstant(UNSET, asOfMillis);
        for (int i = tier + 1; i < pendingSinceMillis.length; i++) {
            pendingSinceMillis[i] = in.readInstant(UNSET, asOfMillis);
        }
    }

    private void readTier(PackedReader in) {
        long index = in.readUnsigned();
        if (index < 0 || index >= pendingSinceMillis.length) {
            throw new CorruptStateException("tier " + index + " of " + pendingSinceMillis.length);
        }
        tier = (int) index;
    }
}
