package io.tierengine.core.oracle;

import io.tierengine.core.customer.TierChange;
import io.tierengine.core.explain.Evidence;
import io.tierengine.core.explain.Evidence.NumberOperand;
import io.tierengine.core.explain.Evidence.Operand;
import io.tierengine.core.explain.Evidence.TextOperand;
import io.tierengine.core.explain.Explanation;
import io.tierengine.core.explain.Outcome;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.number.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Computes again what a tier change says, from nothing but the change: score, conditions, and by the rules of semantics §4 the tier. It
 * knows no policy and shares no code with the core.
 */
final class ExplanationChecker {

    private final TierChange change;
    private final Explanation explanation;
    private final Outcome outcome;
    private final List<String> tiers;
    private final List<String> problems = new ArrayList<>();

    private ExplanationChecker(TierChange change) {
        this.change = change;
        explanation = Objects.requireNonNull(change.explanation(), "a change without explanation");
        outcome = explanation.outcome();
        tiers = explanation.tiers().stream().map(Explanation.TierPart::id).toList();
    }

    /** What doesn't follow from the rest; empty if all does. */
    static List<String> problems(TierChange change) {
        ExplanationChecker checker = new ExplanationChecker(change);
        checker.score();
        checker.conditions();
        checker.outcome();
        return checker.problems;
    }

    private void expect(String what, @Nullable Object told, @Nullable Object computed) {
        if (!Objects.equals(told, computed)) {
            problems.add(what + " is told as " + told + ", but follows to be " + computed);
        }
    }

    private void score() {
        List<Weighted> dimensions = new ArrayList<>();
        for (Explanation.DimensionPart part : explanation.dimensions()) {
            List<Weighted> indicators = new ArrayList<>();
            part.indicators().forEach(indicator -> indicators.add(weighted(indicator.weight(), indicator.points())));
            expect("dimension " + part.name(), number(part.value()), mean(indicators));
            dimensions.add(weighted(part.weight(), part.value()));
        }
        expect("the score", number(change.score()), mean(dimensions));
    }

    private record Weighted(BigDecimal weight, @Nullable BigDecimal value) {}

    private static Weighted weighted(long weight, long value) {
        return new Weighted(BigDecimal.valueOf(weight, 6), number(value));
    }

    private static @Nullable BigDecimal number(long micros) {
        return micros == Decimals.ABSENT ? null : BigDecimal.valueOf(micros, 6);
    }

    private static @Nullable BigDecimal mean(List<Weighted> weighted) {
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Weighted part : weighted) {
            if (part.value() == null) {
                return null;
            }
            products = products.add(part.weight().multiply(part.value()));
            weights = weights.add(part.weight());
        }
        return weights.signum() == 0 ? null : products.divide(weights, 6, RoundingMode.HALF_EVEN);
    }

    private void conditions() {
        int evidences = 0;
        for (Explanation.TierPart tier : explanation.tiers()) {
            if (tier.enterEvidence() != null && tier.retainEvidence() != null) {
                expect("enter of " + tier.id(), tier.enter(), truth(tier.enterEvidence()));
                expect("retain of " + tier.id(), tier.retain(), truth(tier.retainEvidence()));
                evidences++;
            }
        }
        int index = tiers.indexOf(change.newTier());
        expect("evidence of " + change.newTier(), explanation.tiers().get(index).enterEvidence() != null, true);
        expect("some evidence", evidences >= Math.min(2, tiers.size()), true);
        explanation.guards().forEach(guard -> truth(guard.evidence()));
    }

    /** Whether a condition follows to hold; each part that is told otherwise is a problem. */
    private boolean truth(Evidence evidence) {
        boolean computed = switch (evidence) {
            case Evidence.Constant constant -> constant.holds();
            case Evidence.Comparison comparison -> truthOf(comparison);
            case Evidence.Group group -> truthOf(group);
        };
        expect(evidence.toString(), evidence.holds(), computed);
        return computed;
    }

    private boolean truthOf(Evidence.Group group) {
        List<Boolean> parts = group.parts().stream().map(this::truth).toList();
        return switch (group.kind()) {
            case ALL -> !parts.contains(false);
            case ANY -> parts.contains(true);
            case NOT -> !parts.getFirst();
            case CHOICE -> parts.getFirst() ? parts.get(1) : parts.get(2);
            case SAME -> parts.get(0).equals(parts.get(1));
            case DIFFERENT -> !parts.get(0).equals(parts.get(1));
        };
    }

    private static boolean truthOf(Evidence.Comparison comparison) {
        if (isAbsent(comparison.left())) {
            return false;
        }
        List<Operand> present = comparison.right().stream()
                .filter(operand -> !isAbsent(operand))
                .toList();
        return switch (comparison.operator()) {
            case "has" -> true;
            case "in" -> present.stream().anyMatch(operand -> order(comparison.left(), operand) == 0);
            default -> !present.isEmpty() && truthOf(comparison.operator(), comparison.left(), present.getFirst());
        };
    }

    private static boolean truthOf(String operator, Operand left, Operand right) {
        return switch (operator) {
            case "==" -> order(left, right) == 0;
            case "!=" -> order(left, right) != 0;
            case "<" -> order(left, right) < 0;
            case "<=" -> order(left, right) <= 0;
            case ">" -> order(left, right) > 0;
            case ">=" -> order(left, right) >= 0;
            case "startsWith" -> text(left).startsWith(text(right));
            case "endsWith" -> text(left).endsWith(text(right));
            case "contains" -> text(left).contains(text(right));
            default -> throw new IllegalArgumentException("an operator " + operator);
        };
    }

    private static boolean isAbsent(Operand operand) {
        return switch (operand) {
            case NumberOperand number -> number.micros() == Decimals.ABSENT;
            case TextOperand text -> text.value() == null;
        };
    }

    private static int order(Operand left, Operand right) {
        return left instanceof NumberOperand(String _, long a) && right instanceof NumberOperand(String _, long b)
                ? Long.compare(a, b)
                : text(left).compareTo(text(right));
    }

    private static String text(Operand operand) {
        return Objects.requireNonNull(((TextOperand) operand).value());
    }

    private void outcome() {
        int cap = tiers.size() - 1;
        for (Explanation.GuardPart guard : explanation.guards()) {
            cap = guard.evidence().holds() ? Math.min(cap, tiers.indexOf(guard.cap())) : cap;
        }
        int entered = tiers.size() - 1;
        while (entered > 0 && !explanation.tiers().get(entered).enter()) {
            entered--;
        }
        expect("the cap", outcome.cap(), tiers.get(cap));
        expect("the highest tier entered", outcome.highestEntered(), tiers.get(entered));
        move(cap, Math.min(entered, cap));
        int automatic = tiers.indexOf(outcome.automaticAfter());
        expect("the new tier", change.newTier(), tiers.get(overridden(automatic)));
        expect("a change", change.newTier().equals(change.previousTier()), false);
    }

    private void move(int cap, int qualified) {
        long now = change.effectiveAtMillis();
        int before = tiers.indexOf(outcome.automaticBefore());
        if (change.direction() == TierChange.Direction.ENROLLED) {
            moved(Outcome.Move.ENROLLED, 0);
        } else if (before > cap) {
            moved(Outcome.Move.CAPPED, cap);
            expect("the cause", change.cause(), TierChange.Cause.GUARD);
        } else if (qualified > before) {
            expect(
                    "who is waited for",
                    outcome.pending().stream().map(Outcome.Pending::tier).toList(),
                    tiers.subList(before + 1, qualified + 1));
            int target = before;
            for (Outcome.Pending pending : outcome.pending()) {
                expect("a clock that has started", pending.sinceMillis() <= now, true);
                target = pending.dueMillis() <= now ? tiers.indexOf(pending.tier()) : target;
            }
            moved(target == before ? Outcome.Move.NONE : Outcome.Move.UP, (int)
                    Math.min(target, before + (long) outcome.upgradeMaxSteps()));
        } else if (qualified == before || explanation.tiers().get(before).retain()) {
            moved(Outcome.Move.NONE, before);
        } else {
            expect("grace that has begun", outcome.graceSinceMillis() <= now, true);
            expect("a hold that is over", outcome.downgradeDueMillis() >= outcome.holdUntilBeforeMillis(), true);
            boolean due = outcome.downgradeDueMillis() <= now;
            moved(
                    due ? Outcome.Move.DOWN : Outcome.Move.NONE,
                    due ? Math.max(landing(before, qualified), before - outcome.downgradeMaxSteps()) : before);
        }
    }

    private int landing(int before, int qualified) {
        int landing = before - 1;
        while (landing > qualified && !explanation.tiers().get(landing).retain()) {
            landing--;
        }
        return landing;
    }

    private void moved(Outcome.Move move, int after) {
        expect("the move", outcome.move(), move);
        expect("the automatic tier", outcome.automaticAfter(), tiers.get(after));
        if (move != Outcome.Move.UP) {
            expect("the hold", outcome.holdUntilAfterMillis(), outcome.holdUntilBeforeMillis());
        }
    }

    private int overridden(int automatic) {
        int floor = 0;
        int cap = tiers.size() - 1;
        int pin = -1;
        for (Outcome.ValidOverride override : outcome.overrides()) {
            int tier = override.kind() == TierOverride.Kind.RELEASE ? 0 : tiers.indexOf(override.tier());
            switch (override.kind()) {
                case PIN -> pin = tier;
                case FLOOR -> floor = Math.max(floor, tier);
                case CAP -> cap = Math.min(cap, tier);
                case RELEASE -> {}
            }
        }
        return pin >= 0 ? pin : Math.min(Math.max(automatic, floor), cap);
    }
}
