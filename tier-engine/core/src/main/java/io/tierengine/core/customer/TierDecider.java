package io.tierengine.core.customer;

import io.tierengine.core.customer.TierChange.Cause;
import io.tierengine.core.customer.TierChange.Direction;
import io.tierengine.core.explain.Explanation;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.metric.Aggregates;
import io.tierengine.core.metric.MetricLayout;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.policy.RefundRule;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.tier.Overrides;
import io.tierengine.core.tier.TierRules;
import io.tierengine.core.tier.TierState;
import io.tierengine.core.time.LocalCalendar;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides tiers (semantics §1 to §5): a customer's state and a fact, or an instant, in; the state moved on and tier changes out.
 * It reads no clock and knows nothing outside its arguments, so the same facts in the same order always give the same changes.
 *
 * <p>Evaluations are skipped where nothing can have changed: time moves from one {@linkplain #nextInstantMillis next instant} to
 * the next. Cost per fact: a tile, an addition per window, one evaluation.
 *
 * <p>Not safe for use by several threads: it evaluates in place. States belong to whoever calls.
 */
public final class TierDecider {

    /** No instant: time alone will never change anything. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Hears nothing. */
    private static final TierChanges NOBODY = _ -> {};

    private final Policy policy;
    private final LocalCalendar calendar;
    private final MetricLayout layout;
    private final FactCheck check;
    private final TierRules rules;
    private final CutoffsInForce cutoffs;
    private final CustomerView view;
    private final Counting counting;
    private final Applying applying;
    private final Watcher watcher;
    private final SegmentWatcher segmentWatcher;
    private final Projection projection;
    private final Explaining explaining;
    private final TierInstants instants;
    private final Foretelling foretelling;

    public TierDecider(Policy policy) {
        this.policy = policy;
        calendar = LocalCalendar.of(policy.zone());
        layout = new MetricLayout(policy.metrics());
        check = new FactCheck(policy);
        rules = new TierRules(policy.transitions(), calendar);
        cutoffs = new CutoffsInForce(policy.rfm());
        view = new CustomerView(policy, calendar, cutoffs, newCustomer(""));
        counting = new Counting(policy.rfm(), view);
        applying = new Applying(policy, calendar, this);
        watcher = new Watcher(policy, calendar, view, rules);
        segmentWatcher = new SegmentWatcher(policy, view);
        projection = new Projection(
                policy, calendar, rules, this, new CustomerRanges(calendar, view, watcher, newCustomer("")));
        explaining = new Explaining(policy, calendar, this, view, rules, projection);
        instants = new TierInstants(policy, calendar, rules, watcher, cutoffs);
        foretelling = new Foretelling(policy, calendar, this, view);
    }

    public Policy policy() {
        return policy;
    }

    /**
     * Gives the counted cut-offs to score by from now on. Cut-offs that come into force after a customer's {@code asOf} are looked at when time gets
     * there, others at its next evaluation.
     */
    public void setCutoffs(CutoffTable table) {
        cutoffs.set(table);
        instants.forgetCutoffs();
    }

    LocalCalendar calendar() {
        return calendar;
    }

    MetricLayout layout() {
        return layout;
    }

    /** A customer of whom nothing is known yet. */
    public CustomerState newCustomer(String customerId) {
        return new CustomerState(
                customerId,
                new Aggregates(layout, calendar),
                new TierState(policy.tiers().size()),
                new Overrides(),
                new KnownProfile(policy.profileAttributes().size()),
                new Ratings(policy.criteria().size()),
                new WatchState());
    }

    /** Whether advancing a customer to an instant needs its history, which is away. */
    public boolean needsHistory(CustomerState state, long toMillis) {
        if (!state.historyAway || toMillis <= state.asOfMillis) {
            return false;
        }
        return state.aggregates.needsHistoryAt(toMillis)
                || (projection.isNeeded()
                        && nextInstantMillis(state) <= toMillis
                        && state.aggregates.needsHistoryAt(projection.horizonMillis(toMillis)));
    }

    /** Whether taking a fact needs its customer's history, which is away. */
    public boolean needsHistory(CustomerState state, Fact fact) {
        if (!state.historyAway) {
            return false;
        }
        long at = Math.max(state.asOfMillis, fact.occurredAtMillis());
        return needsHistory(state, at)
                || (projection.isNeeded() && needsHistoryToLookAhead(state, fact, at))
                || (fact instanceof Event event
                        && (state.remembered.needsHistoryAt(at, policy.deduplication(), calendar)
                                || state.aggregates.needsHistoryFor(event, landsAt(event))))
                || needsHistoryForCases(state, fact, at);
    }

    private boolean needsHistoryToLookAhead(CustomerState state, Fact fact, long atMillis) {
        long horizon = projection.horizonMillis(atMillis);
        return state.aggregates.needsHistoryAt(horizon)
                || (fact instanceof Event event && state.aggregates.mayLoseBy(landsAt(event), horizon));
    }

    private boolean needsHistoryForCases(CustomerState state, Fact fact, long atMillis) {
        Interaction interaction = ofCase(fact);
        return interaction != null
                && state.aggregates.needsHistoryForCases(
                        interaction, caseHash(interaction), atMillis, policy.deduplication());
    }

    /** A fact as an interaction with a case; null if it isn't one. */
    static @Nullable Interaction ofCase(Fact fact) {
        return fact instanceof Interaction interaction
                        && interaction.caseId() != null
                        && !interaction.caseId().isEmpty()
                ? interaction
                : null;
    }

    static long caseHash(Interaction interaction) {
        return EventHash.of(Objects.requireNonNull(interaction.caseId()));
    }

    /**
     * Takes a fact: advances the customer to it, applies it, evaluates. A fact that is refused or repeated changes nothing.
     *
     * @param state of the fact's customer
     * @throws IllegalStateException if the history is away and {@linkplain #needsHistory needed}
     */
    public Intake accept(CustomerState state, Fact fact, TierChanges changes) {
        Intake.Refused refusal = check.refusalOf(fact);
        if (refusal != null) {
            return refusal;
        }
        long hash = 0;
        if (fact instanceof Event event) {
            hash = EventHash.of(event.eventId());
            long at = Math.max(state.asOfMillis, event.occurredAtMillis());
            if (state.remembered.contains(hash, at, policy.deduplication(), calendar)) {
                return Intake.DUPLICATE;
            }
            if (!state.aggregates.stayInRange(event, landsAt(event))) {
                return FactCheck.refused(
                        Intake.Reason.NUMBER_OUT_OF_RANGE,
                        "with this event a sum of the customer would leave the range of exact numbers, 9.2 trillion");
            }
        }
        boolean first = !state.isEnrolled();
        if (first) {
            moveTo(state, fact.occurredAtMillis());
        } else {
            advance(state, fact.occurredAtMillis(), changes);
        }
        state.nextInstantMillis = CustomerState.UNKNOWN;
        state.outlook.forget();
        applying.apply(state, fact);
        if (fact instanceof Event) {
            state.remembered.add(hash, state.asOfMillis);
        }
        decide(state, first, fact, changes);
        dropEnded(state);
        return Intake.ACCEPTED;
    }

    /**
     * Evaluates at every instant in (asOf, to] at which time alone can change anything, and counts at every counting instant; then {@code asOf} is
     * {@code to}.
     */
    public void advance(CustomerState state, long toMillis, TierChanges changes) {
        if (toMillis <= state.asOfMillis || !state.isEnrolled()) {
            return;
        }
        long count = counting.nextAfter(state.asOfMillis);
        for (long next = nextInstantMillis(state); Math.min(next, count) <= toMillis; next = nextInstantMillis(state)) {
            if (next <= count) {
                evaluateAt(state, next, changes);
            } else {
                moveTo(state, count);
                counting.count(state, count, changes);
                count = counting.nextAfter(count);
            }
        }
        moveTo(state, toMillis);
        state.remembered.forgetUntil(toMillis, policy.deduplication(), calendar);
        dropEnded(state);
    }

    /**
     * Counts at every counting instant in (asOf, to], as if the customer were advanced there: nothing but {@link TierChanges#counted} is called.
     *
     * @param state which isn't changed
     * @throws IllegalStateException if the history is away and {@linkplain #needsHistoryToCount needed}
     */
    public void count(CustomerState state, long toMillis, TierChanges changes) {
        counting.countAhead(state, toMillis, changes);
    }

    /** Whether counting a customer up to an instant needs its history, which is away. */
    public boolean needsHistoryToCount(CustomerState state, long toMillis) {
        return state.historyAway && toMillis > state.asOfMillis && state.aggregates.needsHistoryAt(toMillis);
    }

    /** Forgets what people said for a time that is over; no later evaluation can see it. */
    private static void dropEnded(CustomerState state) {
        state.overrides.dropEndedBy(state.asOfMillis);
        state.ratings.dropEndedBy(state.asOfMillis);
    }

    private void evaluateAt(CustomerState state, long millis, TierChanges changes) {
        RfmCutoffs before = cutoffs.of(state);
        moveTo(state, millis);
        state.nextInstantMillis = CustomerState.UNKNOWN;
        if (!Objects.equals(cutoffs.of(state), before)) {
            state.outlook.forget();
        }
        view.open(state);
        evaluate(state, Watcher.Occasion.TIME, changes);
    }

    /** Tries an instant out: stage and tier only, nothing is told, and cut-offs stay those of the instant from which on is looked. */
    void evaluateTierAt(CustomerState ahead, long millis) {
        ahead.cutoffsMillis = ahead.cutoffsMillis == CustomerState.UNKNOWN ? ahead.asOfMillis : ahead.cutoffsMillis;
        moveTo(ahead, millis);
        view.open(ahead);
        watcher.stage(ahead, Watcher.Occasion.TIME, NOBODY);
        decideTier(ahead, Watcher.Occasion.TIME, NOBODY);
    }

    /** The next instant at which anything about the customer can change by time alone, epoch milliseconds, or {@link #NEVER}. */
    public long nextInstantMillis(CustomerState state) {
        if (!state.isEnrolled()) {
            return NEVER;
        }
        if (state.nextInstantMillis == CustomerState.UNKNOWN) {
            state.nextInstantMillis = findNextInstant(state);
        }
        return Math.min(state.nextInstantMillis, cutoffs.nextEffectMillis(state));
    }

    private long findNextInstant(CustomerState state) {
        return Math.min(nextTierInstantMillis(state), watcher.nextInstantMillis(state));
    }

    /** The same for the tier alone, and for what it depends on. */
    long nextTierInstantMillis(CustomerState state) {
        return instants.next(state);
    }

    /**
     * Until when nothing need be looked at, if no fact comes: the instant of the next tier change by time alone, or an earlier
     * one where finding it takes too long. Most instants at which something can change turn out to change no tier; here they
     * are tried out, so that a customer who is silent is left alone until there is something to tell.
     *
     * @param state which isn't changed; its history mustn't be away
     * @param mostEvaluations after how many to stop
     * @return epoch milliseconds, or {@link #NEVER}
     */
    public long silentUntilMillis(CustomerState state, int mostEvaluations) {
        CustomerState ahead = state.forecast();
        long next = nextInstantMillis(ahead);
        for (int i = 0; i < mostEvaluations && next != NEVER; i++) {
            evaluateAt(ahead, next, NOBODY);
            if (ahead.told != 0) {
                return next;
            }
            next = nextInstantMillis(ahead);
        }
        return next;
    }

    /**
     * Explains a customer as it is at its {@code asOf}, as if that had just become of it: by which numbers and conditions, what is
     * missing for the next tier, when it falls next.
     *
     * @param state which isn't changed; its history mustn't be away
     */
    public Explanation explain(CustomerState state) {
        view.open(state);
        explaining.remember(state.tiers);
        return explaining.explain(state, TierRules.Move.NONE, state.effectiveTier, NOBODY);
    }

    /**
     * Foretells metrics and score, if no fact comes.
     *
     * @param state which isn't changed; its history mustn't be away
     * @param nowMillis from when on; a customer that has been evaluated further is looked at from there
     * @param days how many local days ahead
     */
    public Timeline foretell(CustomerState state, long nowMillis, int days) {
        return foretelling.look(state, nowMillis, days);
    }

    /** What there is to see of a customer at its {@code asOf}; changes nothing. */
    public CustomerSnapshot describe(CustomerState state) {
        view.open(state);
        return CustomerSnapshot.of(policy, state, view, nextInstantMillis(state));
    }

    private void moveTo(CustomerState state, long millis) {
        state.asOfMillis = millis;
        state.aggregates.advanceTo(millis);
    }

    long landsAt(Event event) {
        return policy.refunds() == RefundRule.ORIGINAL_DAY
                ? event.originalOccurredAtMillis()
                : event.occurredAtMillis();
    }

    private void decide(CustomerState state, boolean first, Fact fact, TierChanges changes) {
        var occasion =
                new Watcher.Occasion(Cause.of(fact.kind()), fact instanceof Event event ? event.eventId() : null);
        view.open(state);
        if (first) {
            state.effectiveTier = state.overrides.effectiveTier(0, state.asOfMillis);
            emit(state, state.effectiveTier, null, Direction.ENROLLED, occasion.cause(), occasion.causeId(), changes);
        }
        evaluate(state, occasion, changes);
    }

    private void evaluate(CustomerState state, Watcher.Occasion occasion, TierChanges changes) {
        int before = state.effectiveTier;
        watcher.stage(state, occasion, changes);
        segmentWatcher.look(state, occasion, changes);
        decideTier(state, occasion, changes);
        if (projection.refresh(state)) {
            view.open(state);
        }
        watcher.afterTier(state, before, occasion, changes);
    }

    /** Passes until nothing changes (semantics §4, step 7); after each the effective tier is compared. */
    private void decideTier(CustomerState state, Watcher.Occasion occasion, TierChanges changes) {
        TierRules.Move move;
        do {
            if (changes.wantsExplanations()) {
                explaining.remember(state.tiers);
            }
            move = rules.pass(state.tiers, view, state.asOfMillis);
            int effective = state.overrides.effectiveTier(state.tiers.tier(), state.asOfMillis);
            if (effective == state.effectiveTier) {
                continue;
            }
            Direction direction = effective > state.effectiveTier ? Direction.UPGRADED : Direction.DOWNGRADED;
            int previous = state.effectiveTier;
            state.effectiveTier = effective;
            switch (move) {
                case NONE -> emit(state, previous, move, direction, Cause.OVERRIDE, overrideId(state), changes);
                case CAPPED -> emit(state, previous, move, direction, Cause.GUARD, view.capping(), changes);
                case UP, DOWN -> emit(state, previous, move, direction, occasion.cause(), occasion.causeId(), changes);
            }
        } while (move != TierRules.Move.NONE);
    }

    private static @Nullable String overrideId(CustomerState state) {
        TierOverride.Kind kind = state.overrides.latestValid(state.asOfMillis);
        return kind == null ? null : kind.name();
    }

    private void emit(
            CustomerState state,
            int previousTier,
            TierRules.@Nullable Move move,
            Direction direction,
            Cause cause,
            @Nullable String causeId,
            TierChanges changes) {
        state.sequence++;
        state.told++;
        changes.changed(new TierChange(
                state.customerId,
                state.sequence,
                move == null ? null : policy.tiers().get(previousTier).id(),
                policy.tiers().get(state.effectiveTier).id(),
                direction,
                cause,
                causeId,
                state.asOfMillis,
                view.score(),
                changes.wantsExplanations() ? explaining.explain(state, move, previousTier, changes) : null));
    }
}
