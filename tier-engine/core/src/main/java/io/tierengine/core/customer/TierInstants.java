package io.tierengine.core.customer;

import io.tierengine.core.fact.Profile;
import io.tierengine.core.policy.DayBreakpoints;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.TierRules;
import io.tierengine.core.time.LocalCalendar;

/** The instants at which a customer's tier, or anything that it depends on, can change by time alone. Epoch milliseconds. */
final class TierInstants {

    private final LocalCalendar calendar;
    private final TierRules rules;
    private final Watcher watcher;
    private final DayBreakpoints recencyBreakpoints;
    private final DayBreakpoints tenureBreakpoints;
    private final DayBreakpoints[] dateBreakpoints;
    private final CaseHours caseHours;

    TierInstants(Policy policy, LocalCalendar calendar, TierRules rules, Watcher watcher) {
        this.calendar = calendar;
        this.rules = rules;
        this.watcher = watcher;
        recencyBreakpoints = DayBreakpoints.ofRecency(policy);
        tenureBreakpoints = DayBreakpoints.ofTenure(policy);
        caseHours = new CaseHours(policy);
        dateBreakpoints = new DayBreakpoints[policy.profileAttributes().size()];
        for (int slot = 0; slot < dateBreakpoints.length; slot++) {
            dateBreakpoints[slot] = DayBreakpoints.ofDate(policy, slot);
        }
    }

    /** The next one after {@code asOf}, or {@link TierDecider#NEVER}. */
    long next(CustomerState state) {
        long next = rules.nextDueMillis(state.tiers);
        next = Math.min(next, state.overrides.nextBoundaryMillis(state.asOfMillis));
        next = Math.min(next, state.aggregates.nextChangeMillis());
        next = Math.min(next, state.ratings.nextEndMillis(state.asOfMillis));
        next = Math.min(next, caseHours.nextInstantMillis(state));
        int today = calendar.dayOf(state.asOfMillis);
        next = Math.min(next, nextBreakpoint(recencyBreakpoints, state.lastPurchaseDay, today));
        next = Math.min(next, nextBreakpoint(tenureBreakpoints, CustomerView.firstDay(state), today));
        next = Math.min(next, watcher.nextStageMillis(state, today));
        for (int slot = 0; slot < dateBreakpoints.length; slot++) {
            next = Math.min(next, nextDate(dateBreakpoints[slot], state.profile.day(slot), today));
        }
        return next;
    }

    private long nextBreakpoint(DayBreakpoints breakpoints, int since, int today) {
        if (since == CustomerState.NO_DAY) {
            return TierDecider.NEVER;
        }
        int days = breakpoints.next(today - since);
        return days == DayBreakpoints.NONE ? TierDecider.NEVER : calendar.startOf(since + days);
    }

    private long nextDate(DayBreakpoints breakpoints, int date, int today) {
        if (date == Profile.NO_DAY || breakpoints.isEmpty()) {
            return TierDecider.NEVER;
        }
        int days = breakpoints.previous(date - today);
        return days == DayBreakpoints.NONE ? TierDecider.NEVER : calendar.startOf(date - days);
    }
}
