package io.tierengine.core.number;

/**
 * What a number may be, in micros: anything between two bounds, or absent. Changed in place, so that looking at many numbers allocates
 * nothing.
 */
public final class NumberRange {

    private static final long LEAST = Decimals.ABSENT + 1;

    private long least;
    private long greatest;
    private boolean mayBeAbsent;

    /** Surely absent, until more is {@linkplain #include included}. */
    public NumberRange() {
        setAbsent();
    }

    /** The least value that it may have; meaningless unless it {@link #mayBePresent}. */
    public long least() {
        return least;
    }

    /** The greatest value that it may have; meaningless unless it {@link #mayBePresent}. */
    public long greatest() {
        return greatest;
    }

    public boolean mayBeAbsent() {
        return mayBeAbsent;
    }

    public boolean mayBePresent() {
        return least <= greatest;
    }

    /** Whether it is there, and there is only one value that it may have. */
    public boolean isOne() {
        return !mayBeAbsent && least == greatest;
    }

    /** Surely absent. */
    public void setAbsent() {
        least = Long.MAX_VALUE;
        greatest = LEAST;
        mayBeAbsent = true;
    }

    /** Anything, or nothing. */
    public void setUnknown() {
        least = LEAST;
        greatest = Long.MAX_VALUE;
        mayBeAbsent = true;
    }

    /** Surely this value, or surely absent. */
    public void set(long micros) {
        if (micros == Decimals.ABSENT) {
            setAbsent();
        } else {
            setBetween(micros, micros);
        }
    }

    /** Present and between two values; unknown if one of them can't be told. */
    public void setBetween(long leastMicros, long greatestMicros) {
        if (leastMicros == Decimals.ABSENT || greatestMicros == Decimals.ABSENT) {
            setUnknown();
            return;
        }
        least = leastMicros;
        greatest = greatestMicros;
        mayBeAbsent = false;
    }

    /** The same as another. */
    public void set(NumberRange other) {
        least = other.least;
        greatest = other.greatest;
        mayBeAbsent = other.mayBeAbsent;
    }

    /** This value as well, or absent as well. */
    public void include(long micros) {
        if (micros == Decimals.ABSENT) {
            mayBeAbsent = true;
        } else {
            least = Math.min(least, micros);
            greatest = Math.max(greatest, micros);
        }
    }

    /** Everything that another may be as well. */
    public void include(NumberRange other) {
        least = Math.min(least, other.least);
        greatest = Math.max(greatest, other.greatest);
        mayBeAbsent |= other.mayBeAbsent;
    }

    /** Whether a value, or absent, is among what it may be. */
    public boolean contains(long micros) {
        return micros == Decimals.ABSENT ? mayBeAbsent : least <= micros && micros <= greatest;
    }

    @Override
    public String toString() {
        String values = mayBePresent() ? Decimals.format(least) + " to " + Decimals.format(greatest) : "";
        return "[" + values + (mayBeAbsent ? " or absent" : "") + "]";
    }
}
