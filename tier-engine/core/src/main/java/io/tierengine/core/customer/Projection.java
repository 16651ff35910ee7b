package io.tierengine.core.customer;

import io.tierengine.core.policy.LookAhead;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.TierState;
import io.tierengine.core.time.LocalCalendar;

/**
 * Looks at what becomes of a customer's tier if no fact comes: time is tried out on a copy, from one instant at which anything can
 * change to the next, by the rules that decide. So what it says comes true to the instant.
 */
final class Projection {

    /** Evaluations after which an unbounded look stops, to go on when time has got there. */
    private static final int MOST_EVALUATIONS = 4_000;

    private static final int LEAST_DAYS_BETWEEN_LOOKS = 7;

    private final TierDecider decider;
    private final LocalCalendar calendar;
    /** How many days ahead signals need to see. */
    private final int days;

    Projection(Policy policy, LocalCalendar calendar, TierDecider decider) {
        this.decider = decider;
        this.calendar = calendar;
        days = policy.risk() == null
                ? LookAhead.NONE
                : LookAhead.daysOf(policy.risk().signals());
    }

    /** Whether signals look ahead at all. */
    boolean isNeeded() {
        return days != LookAhead.NONE;
    }

    /** Up to which instant will be looked at a given one. */
    long horizonMillis(long atMillis) {
        return days == LookAhead.UNBOUNDED
                ? TierDecider.NEVER
                : calendar.startOf(calendar.dayOf(atMillis) + days + daysBetweenLooks() + 1) - 1;
    }

    private int daysBetweenLooks() {
        return Math.max(LEAST_DAYS_BETWEEN_LOOKS, days);
    }

    /** Brings the outlook of a customer up to date, if signals need it; says whether others were looked at for it. */
    boolean refresh(CustomerState state) {
        if (!isNeeded() || !isStale(state)) {
            return false;
        }
        long horizon = horizonMillis(state.asOfMillis);
        look(state, horizon, MOST_EVALUATIONS, state.outlook);
        if (days != LookAhead.UNBOUNDED && state.outlook.seenToMillis != TierDecider.NEVER) {
            long again = calendar.startOf(calendar.dayOf(state.asOfMillis) + daysBetweenLooks());
            state.outlook.seenToMillis = Math.min(again, state.outlook.seenToMillis);
        }
        return true;
    }

    private static boolean isStale(CustomerState state) {
        Outlook outlook = state.outlook;
        long now = state.asOfMillis;
        return outlook.seenToMillis == Outlook.UNKNOWN
                || outlook.seenToMillis <= now
                || outlook.fallAtMillis <= now
                || (outlook.noticeAtMillis <= now && state.tiers.graceSinceMillis() == TierState.UNSET);
    }

    /**
     * Looks until the next fall, an instant, or a number of evaluations.
     *
     * @param state which isn't changed; its history mustn't be away as far as that goes
     */
    void look(CustomerState state, long toMillis, int mostEvaluations, Outlook found) {
        found.noticeAtMillis =
                state.tiers.graceSinceMillis() == TierState.UNSET ? TierDecider.NEVER : state.tiers.graceSinceMillis();
        found.fallAtMillis = TierDecider.NEVER;
        found.seenToMillis = TierDecider.NEVER;
        long next = decider.nextTierInstantMillis(state);
        CustomerState ahead = next <= toMillis && next != TierDecider.NEVER ? state.forecast() : null;
        for (int i = 0; ahead != null && next <= toMillis && next != TierDecider.NEVER; i++) {
            if (i == mostEvaluations) {
                found.seenToMillis = next;
                return;
            }
            int before = ahead.effectiveTier;
            decider.evaluateTierAt(ahead, next);
            if (found.noticeAtMillis == TierDecider.NEVER && ahead.tiers.graceSinceMillis() != TierState.UNSET) {
                found.noticeAtMillis = next;
            }
            if (ahead.effectiveTier < before) {
                found.fallAtMillis = next;
                found.fallTier = ahead.effectiveTier;
                return;
            }
            next = decider.nextTierInstantMillis(ahead);
        }
        if (next != TierDecider.NEVER) {
            found.seenToMillis = toMillis;
        }
    }
}
