package io.tierengine.core.range;

/** What is certain of a condition. */
public enum Truth {
    HOLDS,
    FAILS,
    /** It may hold, and may not. */
    OPEN;

    static Truth of(boolean holds) {
        return holds ? HOLDS : FAILS;
    }

    static Truth of(boolean mayHold, boolean mayFail) {
        if (mayHold) {
            return mayFail ? OPEN : HOLDS;
        }
        return FAILS;
    }

    Truth negated() {
        return switch (this) {
            case HOLDS -> FAILS;
            case FAILS -> HOLDS;
            case OPEN -> OPEN;
        };
    }
}
