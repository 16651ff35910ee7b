package io.tierengine.core.customer;

import io.tierengine.core.policy.LookAhead;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.range.Certainty;
import io.tierengine.core.range.Truth;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.TierRules;
import io.tierengine.core.tier.TierState;
import io.tierengine.core.time.LocalCalendar;
import java.util.List;

/**
 * How soon, at the earliest, anything can become of a customer's tier that signals ask for. Nothing changes before the next instant of
 * the tier; but for guards and people's decisions nobody falls without a grace before it, which has begun or begins then at the earliest. Where that
 * isn't enough, it is looked at what the policy's numbers may be over the days that matter. Most questions are answered so without trying
 * anything out.
 */
final class Soonest {

    /** No day. */
    static final int NEVER = Integer.MAX_VALUE;

    private final Policy policy;
    private final LocalCalendar calendar;
    private final TierRules rules;
    private final LookAhead asked;
    private final CustomerRanges ranges;
    private final Certainty certainty;
    private final boolean isGuarded;
    /** How many local days ahead grace would have to begin for a fall to be asked for. */
    private final int daysBeforeGrace;

    Soonest(Policy policy, LocalCalendar calendar, TierRules rules, LookAhead asked, CustomerRanges ranges) {
        this.policy = policy;
        this.calendar = calendar;
        this.rules = rules;
        this.asked = asked;
        this.ranges = ranges;
        certainty = new Certainty(policy.dimensions(), ranges);
        int top = policy.tiers().size() - 1;
        isGuarded = policy.guards().stream().mapToInt(Guard::cap).anyMatch(cap -> cap < top);
        daysBeforeGrace = Math.max(
                1,
                asked.fallDays()
                        - calendar.earliestDayAfter(0, policy.transitions().grace()));
    }

    /**
     * The first local day from which on anything that signals ask for can come within the days for which they ask, if no fact comes.
     *
     * @param nextMillis the next instant of the customer's tier
     * @return {@link #NEVER} if there is none
     */
    int askedDay(CustomerState state, long nextMillis) {
        if (nextMillis == TierDecider.NEVER) {
            return NEVER;
        }
        int next = calendar.dayOf(nextMillis);
        return askedDay(state, next, isGuarded ? next : NEVER, next);
    }

    /**
     * The same as {@link #askedDay}, having looked at what the numbers of a customer may be, on which the view is open.
     *
     * @param daysToSpare for how many days nothing that is asked for shall come; of more nothing is told
     */
    int askedDayLooking(CustomerState state, long nextMillis, int daysToSpare) {
        int today = calendar.dayOf(state.asOfMillis);
        int next = calendar.dayOf(nextMillis);
        int capped = NEVER;
        if (isGuarded && asked.fallDays() != LookAhead.NONE) {
            int lastDay = today + asked.fallDays() + daysToSpare - 1;
            look(state, lastDay);
            capped = mayBeCapped() ? next : Math.max(next, lastDay + 1);
        }
        int grace = next;
        if (capped > next && state.tiers.graceSinceMillis() == TierState.UNSET) {
            int lastDay = today + Math.max(asked.noticeDays(), daysBeforeGrace) + daysToSpare - 1;
            look(state, lastDay);
            grace = isRetained(state.tiers.tier()) ? Math.max(next, lastDay + 1) : next;
        }
        return askedDay(state, next, capped, grace);
    }

    /**
     * When the grace that is running surely ends in a fall, having looked at what the numbers of a customer may be, on which the view is open;
     * {@link TierDecider#NEVER} if that isn't certain, or isn't soon enough to be asked for.
     */
    long certainFallMillis(CustomerState state) {
        if (state.tiers.graceSinceMillis() == TierState.UNSET || !state.overrides.isEmpty()) {
            return TierDecider.NEVER;
        }
        long due = rules.downgradeDueMillis(state.tiers);
        int dueDay = calendar.dayOf(due);
        if (dueDay >= calendar.dayOf(state.asOfMillis) + asked.fallDays()) {
            return TierDecider.NEVER;
        }
        look(state, dueDay);
        return isLost(state.tiers.tier()) && !(isGuarded && mayBeCapped()) ? due : TierDecider.NEVER;
    }

    private void look(CustomerState state, int lastDay) {
        ranges.open(state, lastDay);
        certainty.open(ranges);
    }

    /**
     * The first day from which on anything that is asked for can come.
     *
     * @param next the local day of the next instant
     * @param capped the first day on which a guard can cap
     * @param grace the first day on which grace can begin
     */
    private int askedDay(CustomerState state, int next, int capped, int grace) {
        int day = NEVER;
        if (asked.fallDays() != LookAhead.NONE) {
            day = Math.max(next, Math.min(capped, fallDay(state, grace))) - asked.fallDays() + 1;
        }
        if (asked.noticeDays() != LookAhead.NONE && state.tiers.graceSinceMillis() == TierState.UNSET) {
            day = Math.min(day, grace - asked.noticeDays() + 1);
        }
        return day;
    }

    /** No fall but by a guard on an earlier local day. */
    private int fallDay(CustomerState state, int grace) {
        int fall = calendar.earliestDayAfter(grace, policy.transitions().grace());
        if (state.tiers.graceSinceMillis() != TierState.UNSET) {
            fall = Math.min(fall, calendar.dayOf(rules.downgradeDueMillis(state.tiers)));
        }
        long hold = state.tiers.holdUntilMillis();
        if (hold != TierState.UNSET) {
            // A day less: a later upgrade's hold can end earlier by the hour that a clock goes back.
            fall = Math.max(fall, calendar.dayOf(hold) - 1);
        }
        long decision = state.overrides.nextBoundaryMillis(state.asOfMillis);
        return decision == TierDecider.NEVER ? fall : Math.min(fall, calendar.dayOf(decision));
    }

    private boolean mayBeCapped() {
        List<Guard> guards = policy.guards();
        for (int i = 0; i < guards.size(); i++) {
            if (guards.get(i).cap() < policy.tiers().size() - 1
                    && certainty.of(guards.get(i).when()) != Truth.FAILS) {
                return true;
            }
        }
        return false;
    }

    /** Whether grace can begin neither in a tier nor in one to which the customer may rise meanwhile. */
    private boolean isRetained(int tier) {
        boolean mayRise = false;
        for (int i = policy.tiers().size() - 1; i > tier; i--) {
            mayRise |= certainty.of(policy.tiers().get(i).enter()) != Truth.FAILS;
            if (mayRise && certainty.of(policy.tiers().get(i).retain()) != Truth.HOLDS) {
                return false;
            }
        }
        return tier == 0 || certainty.of(policy.tiers().get(tier).retain()) == Truth.HOLDS;
    }

    /** Whether neither {@code retain} of a tier can come to hold, nor {@code enter} of it or a higher one. */
    private boolean isLost(int tier) {
        for (int i = policy.tiers().size() - 1; i >= tier; i--) {
            if (certainty.of(policy.tiers().get(i).enter()) != Truth.FAILS) {
                return false;
            }
        }
        return certainty.of(policy.tiers().get(tier).retain()) == Truth.FAILS;
    }
}
