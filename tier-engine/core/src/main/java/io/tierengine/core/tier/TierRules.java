package io.tierengine.core.tier;

import io.tierengine.core.time.LocalCalendar;

/**
 * The rules by which the automatic tier moves (semantics §4, steps 1 to 6). One {@link #pass} is one step; it is repeated at the
 * same instant until nothing changes (step 7), so that several limited steps each start their own clocks.
 */
public final class TierRules {

    private final Transitions transitions;
    private final LocalCalendar calendar;

    public TierRules(Transitions transitions, LocalCalendar calendar) {
        this.transitions = transitions;
        this.calendar = calendar;
    }

    /** What a pass did to the automatic tier. */
    public enum Move {
        NONE,
        /** Down to the cap of a guard. */
        CAPPED,
        UP,
        DOWN
    }

    /** One pass at an instant: moves the tier at most once and sets its clocks. */
    public Move pass(TierState state, Verdict verdict, long atMillis) {
        int cap = verdict.cap();
        int qualified = Math.min(verdict.highestEntered(), cap);
        if (state.tier > cap) {
            return capAt(state, cap);
        }
        startPending(state, qualified, atMillis);
        if (qualified > state.tier) {
            return climb(state, qualified, atMillis);
        }
        if (qualified == state.tier || verdict.retains(state.tier)) {
            state.graceSinceMillis = TierState.UNSET;
            return Move.NONE;
        }
        return fall(state, verdict, qualified, atMillis);
    }

    private static Move capAt(TierState state, int cap) {
        state.tier = cap;
        state.graceSinceMillis = TierState.UNSET;
        state.clearPending();
        return Move.CAPPED;
    }

    private static void startPending(TierState state, int qualified, long atMillis) {
        for (int i = state.tier + 1; i < state.pendingSinceMillis.length; i++) {
            if (i > qualified) {
                state.pendingSinceMillis[i] = TierState.UNSET;
            } else if (state.pendingSinceMillis[i] == TierState.UNSET) {
                state.pendingSinceMillis[i] = atMillis;
            }
        }
    }

    private Move climb(TierState state, int qualified, long atMillis) {
        state.graceSinceMillis = TierState.UNSET;
        int target = qualified;
        while (target > state.tier && upgradeDue(state, target) > atMillis) {
            target--;
        }
        if (target == state.tier) {
            return Move.NONE;
        }
        state.tier = (int) Math.min(target, (long) state.tier + transitions.upgradeMaxSteps());
        state.holdUntilMillis = calendar.plus(atMillis, transitions.minimumHold());
        state.clearPending();
        return Move.UP;
    }

    private Move fall(TierState state, Verdict verdict, int qualified, long atMillis) {
        if (state.graceSinceMillis == TierState.UNSET) {
            state.graceSinceMillis = atMillis;
        }
        if (atMillis < downgradeDue(state)) {
            return Move.NONE;
        }
        state.tier = landing(state, verdict, qualified);
        state.graceSinceMillis = TierState.UNSET;
        return Move.DOWN;
    }

    private int landing(TierState state, Verdict verdict, int qualified) {
        int landing = state.tier - 1;
        while (landing > qualified && !verdict.retains(landing)) {
            landing--;
        }
        return Math.max(landing, state.tier - transitions.downgradeMaxSteps());
    }

    /** Index of the tier in which a customer whose grace ended now would land. */
    public int landing(TierState state, Verdict verdict) {
        return landing(state, verdict, Math.min(verdict.highestEntered(), verdict.cap()));
    }

    /**
     * The clocks as a pass at an instant sees them, those that it starts included.
     *
     * @param before the pass; isn't changed
     */
    public TierState clocksSeen(TierState before, Verdict verdict, long atMillis) {
        TierState seen = before.copy();
        int cap = verdict.cap();
        int qualified = Math.min(verdict.highestEntered(), cap);
        if (seen.tier > cap) {
            return seen;
        }
        startPending(seen, qualified, atMillis);
        if (qualified >= seen.tier || verdict.retains(seen.tier)) {
            seen.graceSinceMillis = TierState.UNSET;
        } else if (seen.graceSinceMillis == TierState.UNSET) {
            seen.graceSinceMillis = atMillis;
        }
        return seen;
    }

    /** When a tier whose {@code enter} has held since an instant may be entered, epoch milliseconds. */
    public long upgradeDueMillis(long sinceMillis) {
        return calendar.plus(sinceMillis, transitions.sustained());
    }

    /** When the grace that is running ends in a downgrade, epoch milliseconds. */
    public long downgradeDueMillis(TierState state) {
        return downgradeDue(state);
    }

    private long upgradeDue(TierState state, int tier) {
        return upgradeDueMillis(state.pendingSinceMillis[tier]);
    }

    private long downgradeDue(TierState state) {
        return Math.max(calendar.plus(state.graceSinceMillis, transitions.grace()), state.holdUntilMillis);
    }

    /** The next instant at which a running clock runs out, epoch milliseconds; {@link Long#MAX_VALUE} if none runs. */
    public long nextDueMillis(TierState state) {
        long next = state.graceSinceMillis == TierState.UNSET ? Long.MAX_VALUE : downgradeDue(state);
        for (int i = state.tier + 1; i < state.pendingSinceMillis.length; i++) {
            if (state.pendingSinceMillis[i] != TierState.UNSET) {
                next = Math.min(next, upgradeDue(state, i));
            }
        }
        return next;
    }
}
