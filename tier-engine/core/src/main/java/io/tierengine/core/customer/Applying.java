package io.tierengine.core.customer;

import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.time.LocalCalendar;

/** Makes accepted facts part of what is known of their customer. */
final class Applying {

    private final Policy policy;
    private final LocalCalendar calendar;
    private final TierDecider decider;

    Applying(Policy policy, LocalCalendar calendar, TierDecider decider) {
        this.policy = policy;
        this.calendar = calendar;
        this.decider = decider;
    }

    void apply(CustomerState state, Fact fact) {
        switch (fact) {
            case Event event -> {
                if (event instanceof Transaction transaction && transaction.type() == TransactionType.PURCHASE) {
                    rememberPurchase(state, calendar.dayOf(event.occurredAtMillis()));
                }
                state.aggregates.add(event, decider.landsAt(event));
                Interaction ofCase = TierDecider.ofCase(fact);
                if (ofCase != null) {
                    state.aggregates.addToCases(ofCase, TierDecider.caseHash(ofCase), policy.deduplication());
                }
            }
            case Profile profile -> state.profile.replace(profile, policy.profileAttributes());
            case Assessment assessment -> state.ratings.add(assessment, policy.criteria());
            case TierOverride override ->
                state.overrides.add(
                        override.overrideKind(),
                        Math.max(0, policy.tierIndex(override.tier())),
                        override.effectiveFromMillis(),
                        override.expiresAtMillis() == Decimals.ABSENT ? TierDecider.NEVER : override.expiresAtMillis());
        }
    }

    private static void rememberPurchase(CustomerState state, int day) {
        if (state.lastPurchaseDay == CustomerState.NO_DAY || day > state.lastPurchaseDay) {
            state.watch.purchasedOn(day);
        }
        state.lastPurchaseDay = Math.max(state.lastPurchaseDay, day);
        if (state.firstPurchaseDay == CustomerState.NO_DAY || day < state.firstPurchaseDay) {
            state.firstPurchaseDay = day;
        }
    }
}
