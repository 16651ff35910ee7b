package io.tierengine.policy.check;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import io.tierengine.policy.document.PolicyDocument;
import io.tierengine.policy.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conditions of tiers and guards that never or always hold, or stand in the wrong order. */
final class TierCheck {

    private static final NumberExpression SCORE = new NumberExpression.Score();

    private final PolicyDocument document;
    private final List<Tier> tiers;
    private final Ranges ranges;
    private final Cases cases;
    private final Problems problems;

    TierCheck(PolicyDocument document, Ranges ranges, Problems problems) {
        this.document = document;
        this.tiers = document.policy().tiers();
        this.ranges = ranges;
        this.cases = new Cases(ranges, segments(document));
        this.problems = problems;
    }

    private static Map<TextExpression, Set<String>> segments(PolicyDocument document) {
        RfmRules rfm = document.policy().rfm();
        return rfm == null
                ? Map.of()
                : Map.of(new TextExpression.Segment(), Set.copyOf(rfm.segments().names()));
    }

    void check() {
        for (int k = 1; k < tiers.size(); k++) {
            checkEnter(k);
            checkRetain(k);
            checkOrder(k);
        }
        List<Guard> guards = document.policy().guards();
        for (int i = 0; i < guards.size(); i++) {
            checkGuard(guards.get(i), "spec.guards[" + i + "]");
        }
    }

    private void checkEnter(int k) {
        Condition enter = tiers.get(k).enter();
        if (!cases.canHold(enter)) {
            String message = "nobody can enter `" + id(k) + "`: this can't hold" + because(enter);
            warn(path(k) + ".enter", message, null);
        } else if (cases.mustHold(enter)) {
            String message = "everybody enters `" + id(k) + "`: this always holds";
            warn(path(k) + ".enter", message, "nobody stays below it");
        }
    }

    private void checkRetain(int k) {
        String retainPath = path(k) + ".retain";
        Condition enter = tiers.get(k).enter();
        Condition retain = tiers.get(k).retain();
        if (cases.canHold(enter) && !cases.mustHold(enter) && cases.mustHold(retain)) {
            warn(retainPath, "nobody ever leaves `" + id(k) + "`: this always holds", "only a guard takes it away");
        }
        if (!document.gives(retainPath) || retain.equals(enter) || !cases.canHold(enter)) {
            return;
        }
        if (!cases.canHold(retain)) {
            warn(retainPath, "this can't hold" + because(retain), "`enter` alone decides who stays");
        } else if (cases.implies(retain, enter) && !cases.implies(enter, retain)) {
            String message = "`retain` is stricter than `enter` and so has no effect: who fulfils `enter` stays";
            warn(retainPath, message, "ask for less than `enter` does, or leave it out");
        }
    }

    /** Against the tiers below. */
    private void checkOrder(int k) {
        Condition enter = tiers.get(k).enter();
        if (!cases.canHold(enter) || cases.mustHold(enter)) {
            return;
        }
        for (int below = 1; below < k; below++) {
            Condition lower = tiers.get(below).enter();
            if (!cases.canHold(lower)) {
                continue;
            }
            if (cases.implies(lower, enter)) {
                String message = "whoever can enter `" + id(below) + "` can enter `" + id(k) + "` above it too, so `"
                        + id(below) + "` is at most a step on the way";
                warn(path(k) + ".enter", message, "ask for more in the higher tier");
                continue;
            }
            long here = cases.least(SCORE, enter);
            long there = cases.least(SCORE, lower);
            if (isThreshold(here) && isThreshold(there) && here < there) {
                String message = "`" + id(k) + "` asks for a score of " + Decimals.format(here) + ", less than `"
                        + id(below) + "` below it with " + Decimals.format(there);
                warn(path(k) + ".enter", message, "raise the one or lower the other");
            }
        }
    }

    private boolean isThreshold(long least) {
        return least > ranges.of(SCORE).least();
    }

    private void checkGuard(Guard guard, String path) {
        if (!cases.canHold(guard.when())) {
            warn(path + ".when", "the guard has no effect: this can't hold" + because(guard.when()), null);
        } else if (cases.mustHold(guard.when())) {
            String message = "nobody ever rises above `" + id(guard.cap()) + "`: this always holds";
            warn(path + ".when", message, null);
        }
        if (guard.cap() == tiers.size() - 1) {
            String message = "the guard has no effect: `" + id(guard.cap()) + "` is the highest tier";
            warn(path + ".cap", message, "name a lower tier");
        }
    }

    /** The range that a single comparison misses; empty if it takes more to explain. */
    private String because(Condition condition) {
        Condition.NumberComparison culprit = culprit(condition);
        if (culprit == null) {
            return "";
        }
        boolean left = !(culprit.left() instanceof NumberExpression.Literal);
        NumberExpression value = left ? culprit.left() : culprit.right();
        Range range = ranges.of(value);
        String name = name(value);
        if (name == null || !range.mayBePresent()) {
            return "";
        }
        if (range.most() == Range.HIGHEST) {
            return ", as " + name + " is at least " + Decimals.format(range.least());
        }
        return ", as " + name + " is between " + Decimals.format(range.least()) + " and "
                + Decimals.format(range.most());
    }

    private Condition.@Nullable NumberComparison culprit(Condition condition) {
        return switch (condition) {
            case Condition.NumberComparison comparison when !cases.canHold(comparison) -> comparison;
            case Condition.And(List<Condition> operands) ->
                operands.stream()
                        .filter(operand -> !cases.canHold(operand))
                        .map(this::culprit)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            default -> null;
        };
    }

    private static @Nullable String name(NumberExpression value) {
        return switch (value) {
            case NumberExpression.Score() -> "the score";
            case NumberExpression.Dimension(int index, String name) -> "`dimensions." + name + "`";
            case NumberExpression.Metric(int index, String name) -> "`metrics." + name + "`";
            case NumberExpression.RecencyDays() -> "`recencyDays`";
            case NumberExpression.Derived(String name, NumberExpression _) -> "`" + name + "`";
            default -> null;
        };
    }

    private void warn(String path, String message, @Nullable String hint) {
        problems.warning(document.place(path), message, hint);
    }

    private String id(int k) {
        return tiers.get(k).id();
    }

    private static String path(int k) {
        return "spec.tiers[" + k + "]";
    }
}
