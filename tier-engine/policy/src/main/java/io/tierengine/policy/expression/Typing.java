package io.tierengine.policy.expression;

import dev.cel.common.Operator;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.policy.expression.NamePath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types the tree of one expression and turns it into the core's. Goes on after a problem, to find them all. */
final class Typing {

    private final CelText text;
    private final Vocabulary vocabulary;
    private final ExpressionProblems problems;
    private final Functions functions;

    Typing(CelText text, Vocabulary vocabulary, ExpressionProblems problems) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.functions = new Functions(this);
    }

    /** A part that must hold or not; null if it doesn't, which is told. */
    @Nullable
    Condition condition(CelExpr part) {
        Typed typed = type(part);
        if (typed instanceof Typed.OfTruth(Condition condition)) {
            return condition;
        }
        String hint = switch (typed) {
            case Typed.OfNumber number -> "compare it, as in `score >= 50`";
            case Typed.OfProfile(int slot, String name) -> "compare it, as in `profile." + name + " == \"true\"`";
            default -> null;
        };
        unwanted(part, typed, "a condition", hint);
        return null;
    }

    /** A part that must be a number; null if it isn't, which is told. */
    @Nullable
    NumberExpression number(CelExpr part) {
        return number(part, type(part));
    }

    private @Nullable NumberExpression number(CelExpr part, Typed typed) {
        NumberExpression number = Comparing.number(typed);
        if (number == null) {
            unwanted(part, typed, "a number", null);
        }
        return number;
    }

    /** A part that must be a text; null if it isn't, which is told. */
    @Nullable
    TextExpression text(CelExpr part) {
        Typed typed = type(part);
        TextExpression words = Comparing.text(typed);
        if (words == null) {
            unwanted(part, typed, "a text", null);
        }
        return words;
    }

    private void unwanted(CelExpr part, Typed typed, String wanted, @Nullable String hint) {
        if (!typed.isWrong()) {
            wrong(part, "is " + typed.description() + ", where " + wanted + " is wanted", hint);
        }
    }

    Typed type(CelExpr part) {
        return switch (part.getKind()) {
            case CONSTANT -> constant(part);
            case IDENT, SELECT -> name(part);
            case CALL -> call(part);
            case LIST -> new Typed.OfList(List.copyOf(part.list().elements()));
            case MAP, STRUCT, COMPREHENSION, NOT_SET -> wrong(part, "can't be used in a policy", null);
        };
    }

    private Typed constant(CelExpr part) {
        CelConstant constant = part.constant();
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> new Typed.OfTruth(new Condition.Always(constant.booleanValue()));
            case STRING_VALUE -> new Typed.OfText(new TextExpression.Literal(constant.stringValue()));
            case INT64_VALUE -> numeral(part, constant.int64Value() < 0);
            case DOUBLE_VALUE -> numeral(part, Double.doubleToRawLongBits(constant.doubleValue()) < 0);
            case UINT64_VALUE -> wrong(part, "isn't taken as a number", "leave out the `u`");
            case NULL_VALUE -> wrong(part, "isn't a value here", "write `has(x)` to ask whether there is a value");
            default -> wrong(part, "can't be used in a policy", null);
        };
    }

    /** From the digits as written: a double would have rounded them. */
    private Typed numeral(CelExpr part, boolean negative) {
        Optional<String> refusal = Numeral.refusal(text.digits(part));
        return refusal.isPresent()
                ? wrong(part, refusal.get(), null)
                : new Typed.OfNumber(new NumberExpression.Literal(Numeral.micros(text.digits(part), negative)));
    }

    private Typed name(CelExpr part) {
        List<Step> steps = new ArrayList<>();
        return collect(part, steps) ? vocabulary.resolve(new NamePath(steps), problems) : new Typed.Wrong();
    }

    /** Collects the names of {@code a.b["c"]}; false if it isn't of that form, which is told. */
    private boolean collect(CelExpr part, List<Step> steps) {
        if (part.getKind() == CelExpr.ExprKind.Kind.IDENT) {
            return steps.add(new Step(part.ident().name(), text.start(part)));
        }
        if (part.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            return collect(part.select().operand(), steps)
                    && steps.add(new Step(part.select().field(), text.fieldStart(part)));
        }
        if (isIndex(part)) {
            CelExpr key = part.call().args().get(1);
            if (key.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                    && key.constant().getKind() == CelConstant.Kind.STRING_VALUE) {
                return collect(part.call().args().getFirst(), steps)
                        && steps.add(new Step(key.constant().stringValue(), text.start(key)));
            }
            wrong(key, "can't stand in brackets", "write a name in quotes, as in `event.attributes[\"campaign\"]`");
            return false;
        }
        wrong(part, "has no parts", "parts belong to names, as in `metrics.spend365`");
        return false;
    }

    private static boolean isIndex(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.CALL
                && part.call().function().equals(Operator.INDEX.getFunction());
    }

    private Typed call(CelExpr part) {
        List<CelExpr> arguments = part.call().args();
        Operator operator = Operator.findReverse(part.call().function()).orElse(null);
        if (operator == null || part.call().target().isPresent()) {
            return functions.type(part);
        }
        return switch (operator) {
            case LOGICAL_AND, LOGICAL_OR -> logical(part, operator);
            case LOGICAL_NOT -> {
                Condition operand = condition(arguments.getFirst());
                yield operand == null ? new Typed.Wrong() : new Typed.OfTruth(new Condition.Not(operand));
            }
            case CONDITIONAL -> choice(part);
            case EQUALS -> compare(part, Comparison.EQUAL);
            case NOT_EQUALS -> compare(part, Comparison.NOT_EQUAL);
            case LESS -> compare(part, Comparison.LESS);
            case LESS_EQUALS -> compare(part, Comparison.LESS_OR_EQUAL);
            case GREATER -> compare(part, Comparison.GREATER);
            case GREATER_EQUALS -> compare(part, Comparison.GREATER_OR_EQUAL);
            case ADD -> arithmetic(part, NumberExpression.Operator.ADD);
            case SUBTRACT -> arithmetic(part, NumberExpression.Operator.SUBTRACT);
            case MULTIPLY -> arithmetic(part, NumberExpression.Operator.MULTIPLY);
            case DIVIDE -> arithmetic(part, NumberExpression.Operator.DIVIDE);
            case NEGATE -> {
                NumberExpression operand = number(arguments.getFirst());
                yield operand == null ? new Typed.Wrong() : new Typed.OfNumber(new NumberExpression.Negate(operand));
            }
            case INDEX -> name(part);
            case IN, OLD_IN -> functions.in(part);
            case MODULO -> wrong(part, "uses `%`, which a policy doesn't have", null);
            default -> functions.type(part);
        };
    }

    private Typed logical(CelExpr part, Operator operator) {
        List<CelExpr> parts = new ArrayList<>();
        flatten(part, operator, parts);
        List<Condition> operands = new ArrayList<>();
        for (CelExpr operand : parts) {
            Condition condition = condition(operand);
            if (condition != null) {
                operands.add(condition);
            }
        }
        if (operands.size() < parts.size()) {
            return new Typed.Wrong();
        }
        return new Typed.OfTruth(
                operator == Operator.LOGICAL_AND ? new Condition.And(operands) : new Condition.Or(operands));
    }

    private static void flatten(CelExpr part, Operator operator, List<CelExpr> parts) {
        boolean same = part.getKind() == CelExpr.ExprKind.Kind.CALL
                && part.call().function().equals(operator.getFunction());
        if (same) {
            part.call().args().forEach(argument -> flatten(argument, operator, parts));
        } else {
            parts.add(part);
        }
    }

    private Typed choice(CelExpr part) {
        Condition condition = condition(part.call().args().getFirst());
        CelExpr first = part.call().args().get(1);
        CelExpr second = part.call().args().get(2);
        Typed whenTrue = type(first);
        Typed whenFalse = type(second);
        if (condition == null || whenTrue.isWrong() || whenFalse.isWrong()) {
            return new Typed.Wrong();
        }
        if (whenTrue instanceof Typed.OfTruth(Condition a) && whenFalse instanceof Typed.OfTruth(Condition b)) {
            return new Typed.OfTruth(new Condition.Choice(condition, a, b));
        }
        if (whenTrue instanceof Typed.OfText || whenFalse instanceof Typed.OfText) {
            return wrong(part, "chooses between texts", "choose between conditions or numbers");
        }
        if (whenTrue instanceof Typed.OfTruth || whenFalse instanceof Typed.OfTruth) {
            return wrong(part, "chooses between a condition and a number", null);
        }
        NumberExpression a = number(first, whenTrue);
        NumberExpression b = number(second, whenFalse);
        return a == null || b == null
                ? new Typed.Wrong()
                : new Typed.OfNumber(new NumberExpression.Choice(condition, a, b));
    }

    private Typed compare(CelExpr part, Comparison comparison) {
        CelExpr first = part.call().args().getFirst();
        CelExpr second = part.call().args().get(1);
        return new Comparing(this, part).compare(comparison, type(first), type(second));
    }

    private Typed arithmetic(CelExpr part, NumberExpression.Operator operator) {
        CelExpr first = part.call().args().getFirst();
        CelExpr second = part.call().args().get(1);
        NumberExpression left = number(first);
        NumberExpression right = number(second);
        return left == null || right == null
                ? new Typed.Wrong()
                : new Typed.OfNumber(new NumberExpression.Arithmetic(operator, left, right));
    }

    /** Tells that a part is wrong. */
    Typed wrong(CelExpr part, String message, @Nullable String hint) {
        problems.report(text.start(part), "`" + text.written(part) + "` " + message, hint);
        return new Typed.Wrong();
    }
}
