package io.tierengine.core.explain;

import io.tierengine.core.explain.Explanation.DimensionPart;
import io.tierengine.core.explain.Explanation.GuardPart;
import io.tierengine.core.explain.Explanation.IndicatorPart;
import io.tierengine.core.explain.Explanation.TierPart;
import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Overrides;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.TierRules;
import io.tierengine.core.tier.TierState;
import io.tierengine.core.tier.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Explains tier changes under one policy. Not safe for use by several threads. */
public final class Explainer {

    private final Policy policy;
    private final TierRules rules;
    private final IdentityHashMap<Object, String> texts = new IdentityHashMap<>();
    private final IdentityHashMap<List<Condition>, List<Condition>> orders = new IdentityHashMap<>();

    public Explainer(Policy policy, TierRules rules) {
        this.policy = policy;
        this.rules = rules;
    }

    /**
     * A tier change to be explained.
     *
     * @param atMillis epoch milliseconds
     * @param move what the rules did; null: the customer is new, they weren't asked yet
     * @param before the automatic tier and its clocks before the move
     * @param after the same after it
     * @param previousTier index of the effective tier before; of the new one if the customer is new
     * @param newTier index of the effective tier
     */
    public record Change(
            long atMillis,
            TierRules.@Nullable Move move,
            TierState before,
            TierState after,
            Overrides overrides,
            int previousTier,
            int newTier) {}

    /**
     * Explains a change.
     *
     * @param scope the customer as of the change
     * @param verdict what the conditions say of it
     */
    public Explanation explain(
            Change change, Scope scope, Verdict verdict, Explanation.Projection projection, Ahead ahead) {
        return new Explanation(
                dimensions(scope),
                tiers(change, scope, verdict),
                guards(scope),
                outcome(change, verdict),
                gap(change, scope, verdict, ahead),
                projection);
    }

    private List<DimensionPart> dimensions(Scope scope) {
        List<DimensionPart> parts = new ArrayList<>();
        for (int i = 0; i < policy.dimensions().size(); i++) {
            Dimension dimension = policy.dimensions().get(i);
            List<IndicatorPart> indicators = new ArrayList<>();
            for (Indicator indicator : dimension.indicators()) {
                long value = indicator.value().value(scope);
                indicators.add(
                        new IndicatorPart(indicator.label(), value, indicator.points(value), indicator.weight()));
            }
            parts.add(new DimensionPart(dimension.name(), dimension.weight(), scope.dimension(i), indicators));
        }
        return parts;
    }

    private List<TierPart> tiers(Change change, Scope scope, Verdict verdict) {
        Set<Integer> beside = new HashSet<>(List.of(
                change.newTier() - 1,
                change.newTier(),
                change.newTier() + 1,
                change.previousTier(),
                change.before().tier(),
                change.after().tier(),
                verdict.highestEntered()));
        EvidenceOf evidence = new EvidenceOf(texts, scope);
        List<TierPart> parts = new ArrayList<>();
        for (int i = 0; i < policy.tiers().size(); i++) {
            Tier tier = policy.tiers().get(i);
            parts.add(new TierPart(
                    tier.id(),
                    tier.enter().holds(scope),
                    tier.retain().holds(scope),
                    beside.contains(i) ? evidence.look(tier.enter()) : null,
                    beside.contains(i) ? evidence.look(tier.retain()) : null));
        }
        return parts;
    }

    private List<GuardPart> guards(Scope scope) {
        EvidenceOf evidence = new EvidenceOf(texts, scope);
        List<GuardPart> parts = new ArrayList<>();
        for (Guard guard : policy.guards()) {
            parts.add(new GuardPart(guard.name(), idOf(guard.cap()), evidence.look(guard.when())));
        }
        return parts;
    }

    private String idOf(int tier) {
        return policy.tiers().get(tier).id();
    }

    private Outcome outcome(Change change, Verdict verdict) {
        TierState before = change.before();
        TierState seen = change.move() == null ? before : rules.clocksSeen(before, verdict, change.atMillis());
        boolean capped = change.move() == TierRules.Move.CAPPED;
        long grace = capped ? TierState.UNSET : seen.graceSinceMillis();
        return new Outcome(
                moveOf(change.move()),
                idOf(verdict.cap()),
                idOf(verdict.highestEntered()),
                idOf(before.tier()),
                idOf(change.after().tier()),
                policy.transitions().upgradeMaxSteps(),
                policy.transitions().downgradeMaxSteps(),
                capped ? List.of() : pending(seen),
                grace,
                grace == TierState.UNSET ? TierState.UNSET : rules.downgradeDueMillis(seen),
                before.holdUntilMillis(),
                change.after().holdUntilMillis(),
                change.overrides().validAt(change.atMillis()).stream()
                        .map(this::override)
                        .toList());
    }

    private List<Outcome.Pending> pending(TierState seen) {
        List<Outcome.Pending> pending = new ArrayList<>();
        for (int i = seen.tier() + 1; i < policy.tiers().size(); i++) {
            long since = seen.pendingSinceMillis(i);
            if (since != TierState.UNSET) {
                pending.add(new Outcome.Pending(idOf(i), since, rules.upgradeDueMillis(since)));
            }
        }
        return pending;
    }

    private Outcome.ValidOverride override(Overrides.Valid valid) {
        String tier = valid.kind() == TierOverride.Kind.RELEASE ? null : idOf(valid.tier());
        return new Outcome.ValidOverride(valid.kind(), tier, valid.untilMillis());
    }

    private static Outcome.Move moveOf(TierRules.@Nullable Move move) {
        if (move == null) {
            return Outcome.Move.ENROLLED;
        }
        return switch (move) {
            case NONE -> Outcome.Move.NONE;
            case CAPPED -> Outcome.Move.CAPPED;
            case UP -> Outcome.Move.UP;
            case DOWN -> Outcome.Move.DOWN;
        };
    }

    private @Nullable Gap gap(Change change, Scope scope, Verdict verdict, Ahead ahead) {
        int next = change.newTier() + 1;
        if (next == policy.tiers().size()) {
            return null;
        }
        List<Gap.Need> decisions = keepingOut(change, next);
        List<Gap.Way> ways = new GapFinder(policy, scope, ahead, orders).ways(next, verdict.highestEntered() >= next);
        if (!decisions.isEmpty()) {
            ways = ways.stream().map(way -> with(decisions, way)).toList();
        }
        boolean isReached = ways.size() == 1 && ways.getFirst().needs().isEmpty();
        return new Gap(
                idOf(next),
                isReached ? List.of() : ways,
                isReached,
                isReached ? entryDueMillis(change, next) : Gap.NEVER,
                policy.transitions().sustained());
    }

    /** The decisions of people that keep a customer below a tier. */
    private List<Gap.Need> keepingOut(Change change, int tier) {
        List<Gap.Need> needs = new ArrayList<>();
        for (Overrides.Valid valid : change.overrides().validAt(change.atMillis())) {
            boolean keepsOut = switch (valid.kind()) {
                case PIN, CAP -> valid.tier() < tier;
                case FLOOR, RELEASE -> false;
            };
            if (keepsOut) {
                needs.add(NeedOf.override(valid.kind() + " " + idOf(valid.tier()), valid.untilMillis()));
            }
        }
        return needs;
    }

    private static Gap.Way with(List<Gap.Need> decisions, Gap.Way way) {
        List<Gap.Need> needs = new ArrayList<>(way.needs());
        needs.addAll(decisions);
        return new Gap.Way(needs);
    }

    private long entryDueMillis(Change change, int tier) {
        long since = tier > change.after().tier() ? change.after().pendingSinceMillis(tier) : TierState.UNSET;
        return rules.upgradeDueMillis(since == TierState.UNSET ? change.atMillis() : since);
    }
}
