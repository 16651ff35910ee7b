package io.tierengine.core.customer;

import io.tierengine.core.fact.Profile;
import io.tierengine.core.policy.DayBreakpoints;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.tier.TierRules;
import io.tierengine.core.time.LocalCalendar;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** The instants at which a customer's tier, or anything that it depends on, can change by time alone. Epoch milliseconds. */
final class TierInstants {

    private final Policy policy;
    private final LocalCalendar calendar;
    private final TierRules rules;
    private final Watcher watcher;
    private final CutoffsInForce cutoffs;
    private final DayBreakpoints[] dateBreakpoints;
    private final DayBreakpoints tenureBreakpoints;
    private final WithCutoffs withNone;
    private final IdentityHashMap<RfmCutoffs, WithCutoffs> withCutoffs = new IdentityHashMap<>();

    TierInstants(Policy policy, LocalCalendar calendar, TierRules rules, Watcher watcher, CutoffsInForce cutoffs) {
        this.policy = policy;
        this.calendar = calendar;
        this.rules = rules;
        this.watcher = watcher;
        this.cutoffs = cutoffs;
        withNone = with(null);
        tenureBreakpoints = DayBreakpoints.ofTenure(policy);
        dateBreakpoints = new DayBreakpoints[policy.profileAttributes().size()];
        for (int slot = 0; slot < dateBreakpoints.length; slot++) {
            dateBreakpoints[slot] = DayBreakpoints.ofDate(policy, slot);
        }
    }

    /** What depends on the cut-offs in force. */
    private record WithCutoffs(DayBreakpoints recency, CaseHours caseHours) {}

    private WithCutoffs with(@Nullable RfmCutoffs inForce) {
        return new WithCutoffs(DayBreakpoints.ofRecency(policy, inForce), new CaseHours(policy, inForce));
    }

    private WithCutoffs withThoseOf(CustomerState state) {
        RfmCutoffs inForce = cutoffs.of(state);
        return inForce == null ? withNone : withCutoffs.computeIfAbsent(inForce, this::with);
    }

    /** Other cut-offs are to come. */
    void forgetCutoffs() {
        withCutoffs.clear();
    }

    /** The next one after {@code asOf}, or {@link TierDecider#NEVER}. */
    long next(CustomerState state) {
        WithCutoffs inForce = withThoseOf(state);
        long next = rules.nextDueMillis(state.tiers);
        next = Math.min(next, state.overrides.nextBoundaryMillis(state.asOfMillis));
        next = Math.min(next, state.aggregates.nextChangeMillis());
        next = Math.min(next, state.ratings.nextEndMillis(state.asOfMillis));
        next = Math.min(next, inForce.caseHours().nextInstantMillis(state));
        int today = calendar.dayOf(state.asOfMillis);
        next = Math.min(next, nextBreakpoint(inForce.recency(), state.lastPurchaseDay, today));
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
