package io.tierengine.core.customer;

import io.tierengine.core.explain.Ahead;
import io.tierengine.core.explain.Explainer;
import io.tierengine.core.explain.Explanation;
import io.tierengine.core.explain.Gap;
import io.tierengine.core.metric.Aggregates;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.tier.TierRules;
import io.tierengine.core.tier.TierState;
import io.tierengine.core.time.LocalCalendar;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Explains tier changes while they are decided, to those who want to know. What lies ahead is tried out on copies, as far as
 * {@link #DAYS} days.
 */
final class Explaining {

    /** How many local days ahead is looked: three years, so that a window of a year and what follows from it are seen. */
    private static final int DAYS = 1_100;

    private static final int MOST_EVALUATIONS = 4_000;

    private final LocalCalendar calendar;
    private final TierDecider decider;
    private final CustomerView view;
    private final Projection projection;
    private final Policy policy;
    private final Explainer explainer;
    private final TierState before;

    Explaining(
            Policy policy,
            LocalCalendar calendar,
            TierDecider decider,
            CustomerView view,
            TierRules rules,
            Projection projection) {
        this.policy = policy;
        this.calendar = calendar;
        this.decider = decider;
        this.view = view;
        this.projection = projection;
        explainer = new Explainer(policy, rules);
        before = new TierState(policy.tiers().size());
    }

    /** Keeps the automatic tier and its clocks as they are before a pass. */
    void remember(TierState tiers) {
        before.set(tiers);
    }

    /**
     * Explains a change that has just been made; the view, open on the customer, is opened anew.
     *
     * @param move of the pass since {@link #remember}; null: the customer is new
     * @param previousTier index of the effective tier before
     */
    Explanation explain(CustomerState state, TierRules.@Nullable Move move, int previousTier, TierChanges changes) {
        Explanation.Projection ahead = project(state, changes);
        view.open(state);
        var change = new Explainer.Change(
                state.asOfMillis,
                move,
                move == null ? state.tiers : before,
                state.tiers,
                state.overrides,
                previousTier,
                state.effectiveTier);
        return explainer.explain(change, view, view, ahead, new Course(state, horizonMillis(state)));
    }

    /** Up to where is looked: a round number of days, unless a window needs a history that stays away. */
    private long horizonMillis(CustomerState state) {
        long horizon = wholeHorizonMillis(state);
        return state.historyAway && state.aggregates.needsHistoryAt(horizon)
                ? Math.min(horizon, state.aggregates.nextChangeMillis() - 1)
                : horizon;
    }

    private long wholeHorizonMillis(CustomerState state) {
        return calendar.startOf(calendar.dayOf(state.asOfMillis) + DAYS);
    }

    private Explanation.Projection project(CustomerState state, TierChanges changes) {
        if (state.historyAway && state.aggregates.needsHistoryAt(wholeHorizonMillis(state))) {
            changes.explaining(state);
        }
        CustomerState ahead = state.forecast();
        int tier = ahead.effectiveTier;
        decider.evaluateTierAt(ahead, ahead.asOfMillis);
        if (ahead.effectiveTier < tier) {
            return fall(ahead.asOfMillis, ahead.effectiveTier, ahead.asOfMillis);
        }
        Outlook outlook = new Outlook();
        projection.look(ahead, horizonMillis(state), MOST_EVALUATIONS, outlook);
        return outlook.fallAtMillis == TierDecider.NEVER
                ? new Explanation.Projection(TierDecider.NEVER, null, outlook.seenToMillis)
                : fall(outlook.fallAtMillis, outlook.fallTier, outlook.fallAtMillis);
    }

    private Explanation.Projection fall(long atMillis, int tier, long seenToMillis) {
        return new Explanation.Projection(atMillis, policy.tiers().get(tier).id(), seenToMillis);
    }

    /** What time alone does to one customer. */
    private final class Course implements Ahead {

        private final CustomerState state;
        private final long horizonMillis;

        Course(CustomerState state, long horizonMillis) {
            this.state = state;
            this.horizonMillis = horizonMillis;
        }

        @Override
        public long metricMillis(int metric, LongPredicate wanted) {
            Aggregates aggregates = state.aggregates.copy();
            for (int i = 0; i < MOST_EVALUATIONS; i++) {
                long next = aggregates.nextChangeMillis();
                if (next > horizonMillis || next == Aggregates.NEVER) {
                    return Gap.NEVER;
                }
                aggregates.advanceTo(next);
                if (wanted.test(aggregates.value(metric))) {
                    return next;
                }
            }
            return Gap.NEVER;
        }

        @Override
        public long dayMillis(long daysAhead) {
            long day = calendar.dayOf(state.asOfMillis) + daysAhead;
            return day > Integer.MAX_VALUE ? Gap.NEVER : calendar.startOf((int) day);
        }
    }
}
