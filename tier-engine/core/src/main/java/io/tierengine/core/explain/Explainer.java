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
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains tier changes under one policy. Not safe for use by several threads. */
public final class Explainer {

    private final Policy policy;
    private final TierRules rules;
    private final Variables variables;
    private final PolicyTexts texts;
    private final IdentityHashMap<List<Condition>, List<Condition>> orders = new IdentityHashMap<>();

    public Explainer(Policy policy, TierRules rules) {
        this.policy = policy;
        this.rules = rules;
        variables = new Variables(policy);
        texts = new PolicyTexts(policy);
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
        // What is asked time and again is read once.
        WhatIf seen = new WhatIf(policy, variables, scope);
        EvidenceOf evidence = new EvidenceOf(texts, seen);
        return new Explanation(
                dimensions(seen),
                tiers(change, seen, evidence, verdict),
                guards(evidence),
                outcome(change, verdict),
                gap(change, seen, verdict, new NeedOf(policy, texts, scope, ahead)),
                projection);
    }

    private List<DimensionPart> dimensions(WhatIf seen) {
        DimensionPart[] parts = new DimensionPart[policy.dimensions().size()];
        ScoreParts score = variables.score();
        for (int i = 0; i < parts.length; i++) {
            Dimension dimension = policy.dimensions().get(i);
            IndicatorPart[] indicators =
                    new IndicatorPart[dimension.indicators().size()];
            for (int j = 0; j < indicators.length; j++) {
                Indicator indicator = dimension.indicators().get(j);
                indicators[j] = new IndicatorPart(
                        indicator.label(),
                        indicator.value().value(seen),
                        seen.points(score.first(i) + j),
                        indicator.weight());
            }
            parts[i] = new DimensionPart(dimension.name(), dimension.weight(), seen.dimension(i), List.of(indicators));
        }
        return List.of(parts);
    }

    private List<TierPart> tiers(Change change, Scope scope, EvidenceOf evidence, Verdict verdict) {
        TierPart[] parts = new TierPart[policy.tiers().size()];
        for (int i = 0; i < parts.length; i++) {
            Tier tier = policy.tiers().get(i);
            boolean isBeside = isBeside(change, verdict, i);
            parts[i] = new TierPart(
                    tier.id(),
                    tier.enter().holds(scope),
                    tier.retain().holds(scope),
                    isBeside ? evidence.look(tier.enter()) : null,
                    isBeside ? evidence.look(tier.retain()) : null);
        }
        return List.of(parts);
    }

    private static boolean isBeside(Change change, Verdict verdict, int tier) {
        return Math.abs(tier - change.newTier()) <= 1
                || tier == change.previousTier()
                || tier == change.before().tier()
                || tier == change.after().tier()
                || tier == verdict.highestEntered();
    }

    private List<GuardPart> guards(EvidenceOf evidence) {
        List<GuardPart> parts = new ArrayList<>(policy.guards().size());
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

    private @Nullable Gap gap(Change change, WhatIf seen, Verdict verdict, NeedOf needs) {
        int next = change.newTier() + 1;
        if (next == policy.tiers().size()) {
            return null;
        }
        List<Gap.Need> decisions = keepingOut(change, next);
        List<Gap.Way> ways =
                new GapFinder(policy, variables, seen, needs, orders).ways(next, verdict.highestEntered() >= next);
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
