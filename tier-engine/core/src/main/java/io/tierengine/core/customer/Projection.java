package io.tierengine.core.customer;

import io.tierengine.core.policy.LookAhead;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.TierRules;
import io.tierengine.core.tier.TierState;
import io.tierengine.core.time.LocalCalendar;
import java.util.List;

/**
 * Looks at what becomes of a customer's tier if no fact comes: time is tried out on a copy, from one instant at which anything can
 * change to the next, by the rules that decide. So what it says comes true to the instant.
 */
final class Projection {

    /** Evaluations after which an unbounded look stops, to go on when time has got there. */
    private static final int MOST_EVALUATIONS = 4_000;

    /** How many days a look is to last, if no fact comes. */
    private static final int DAYS_BETWEEN_LOOKS = 7;

    private final TierDecider decider;
    private final LocalCalendar calendar;
    /** How many days ahead signals need to see. */
    private final LookAhead asked;

    private final Soonest soonest;

    Projection(Policy policy, LocalCalendar calendar, TierRules rules, TierDecider decider, CustomerRanges ranges) {
        this.decider = decider;
        this.calendar = calendar;
        asked = LookAhead.of(policy.risk() == null ? List.of() : policy.risk().signals());
        soonest = new Soonest(policy, calendar, rules, asked, ranges);
    }

    /** Whether signals look ahead at all. */
    boolean isNeeded() {
        return asked.days() != LookAhead.NONE;
    }

    /** Up to which instant may be looked at a given one. */
    long horizonMillis(long atMillis) {
        return asked.days() == LookAhead.UNBOUNDED
                ? TierDecider.NEVER
                : calendar.startOf(calendar.dayOf(atMillis) + asked.days() + DAYS_BETWEEN_LOOKS) - 1;
    }

    /** Brings the outlook of a customer, on which the view is open, up to date if signals need it; says whether the view was moved. */
    boolean refresh(CustomerState state) {
        if (!isNeeded() || !isStale(state)) {
            return false;
        }
        boolean isAfterFact = state.outlook.seenToMillis == Outlook.UNKNOWN;
        int today = calendar.dayOf(state.asOfMillis);
        long next = decider.nextTierInstantMillis(state);
        state.outlook.lookFrom(state.tiers);
        if (isKnownWithoutTrying(state, today, next, isAfterFact)) {
            return false;
        }
        // The next fact makes void what is seen beyond today; without facts a longer look saves those of the next days.
        boolean isBrief = isAfterFact || asked.days() == LookAhead.UNBOUNDED;
        lookUntilQuiet(state, next, today + (isBrief ? 0 : DAYS_BETWEEN_LOOKS - 1));
        return true;
    }

    private boolean isKnownWithoutTrying(CustomerState state, int today, long nextMillis, boolean isAfterFact) {
        Outlook found = state.outlook;
        int again = soonest.askedDay(state, nextMillis);
        if (again <= today && asked.days() != LookAhead.UNBOUNDED) {
            found.fallAtMillis = soonest.certainFallMillis(state);
            if (found.fallAtMillis != TierDecider.NEVER) {
                return true;
            }
            again = soonest.askedDayLooking(state, nextMillis, DAYS_BETWEEN_LOOKS);
            if (again <= today && isAfterFact) {
                again = soonest.askedDayLooking(state, nextMillis, 1);
            }
        }
        found.seenToMillis = again > today ? startOf(again) : TierDecider.NEVER;
        return again > today;
    }

    /**
     * Tries time out until nothing that is asked for can come before a later day, or a fall has come.
     *
     * @param quietDay the last day of which that must be so
     */
    private void lookUntilQuiet(CustomerState state, long firstMillis, int quietDay) {
        Outlook found = state.outlook;
        CustomerState ahead = state.forecast();
        long next = firstMillis;
        int again = Integer.MIN_VALUE;
        for (int i = 0; again <= quietDay && i < MOST_EVALUATIONS; i++) {
            if (step(ahead, next, found)) {
                return;
            }
            next = decider.nextTierInstantMillis(ahead);
            again = soonest.askedDay(ahead, next);
        }
        found.seenToMillis = again <= quietDay ? next : startOf(again);
    }

    private long startOf(int day) {
        return day == Soonest.NEVER ? TierDecider.NEVER : calendar.startOf(day);
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
     * @param ahead a forecast, in which time is tried out; its history mustn't be away as far as that goes
     */
    void look(CustomerState ahead, long toMillis, int mostEvaluations, Outlook found) {
        found.lookFrom(ahead.tiers);
        long next = decider.nextTierInstantMillis(ahead);
        for (int i = 0; next <= toMillis && next != TierDecider.NEVER; i++) {
            if (i == mostEvaluations) {
                found.seenToMillis = next;
                return;
            }
            if (step(ahead, next, found)) {
                return;
            }
            next = decider.nextTierInstantMillis(ahead);
        }
        if (next != TierDecider.NEVER) {
            found.seenToMillis = toMillis;
        }
    }

    /** Tries one instant out; says whether the tier falls at it. */
    private boolean step(CustomerState ahead, long atMillis, Outlook found) {
        int before = ahead.effectiveTier;
        decider.evaluateTierAt(ahead, atMillis);
        if (found.noticeAtMillis == TierDecider.NEVER && ahead.tiers.graceSinceMillis() != TierState.UNSET) {
            found.noticeAtMillis = atMillis;
        }
        if (ahead.effectiveTier >= before) {
            return false;
        }
        found.fallAtMillis = atMillis;
        found.fallTier = ahead.effectiveTier;
        return true;
    }
}
