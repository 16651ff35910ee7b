package io.tierengine.policy.expression;

import dev.cel.common.ast.CelExpr;
import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.policy.expression.Typed.OfNumber;
import io.tierengine.policy.expression.Typed.OfProfile;
import io.tierengine.policy.expression.Typed.OfText;
import io.tierengine.policy.expression.Typed.OfTruth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives a comparison its type by what it compares. */
final class Comparing {

    private final Typing typing;
    private final CelExpr part;

    /**
     * For one comparison.
     *
     * @param part the comparison, for messages
     */
    Comparing(Typing typing, CelExpr part) {
        this.typing = typing;
        this.part = part;
    }

    Typed compare(Comparison comparison, Typed left, Typed right) {
        if (left.isWrong() || right.isWrong()) {
            return new Typed.Wrong();
        }
        if (left instanceof OfProfile a && right instanceof OfProfile b) {
            return new OfTruth(new Condition.Or(List.of(
                    new Condition.NumberComparison(comparison, a.asNumber(), b.asNumber()),
                    new Condition.TextComparison(comparison, a.asText(), b.asText()))));
        }
        if (left instanceof OfTruth(Condition a) && right instanceof OfTruth(Condition b)) {
            return conditions(comparison, a, b);
        }
        NumberExpression leftNumber = number(left);
        NumberExpression rightNumber = number(right);
        if (leftNumber != null && rightNumber != null) {
            return new OfTruth(new Condition.NumberComparison(comparison, leftNumber, rightNumber));
        }
        TextExpression leftText = text(left);
        TextExpression rightText = text(right);
        if (leftText != null && rightText != null) {
            return new OfTruth(new Condition.TextComparison(comparison, leftText, rightText));
        }
        return mismatch(left, right);
    }

    private Typed conditions(Comparison comparison, Condition left, Condition right) {
        return switch (comparison) {
            case EQUAL -> new OfTruth(new Condition.Same(true, left, right));
            case NOT_EQUAL -> new OfTruth(new Condition.Same(false, left, right));
            default -> typing.wrong(part, "puts conditions in order", "compare them with `==` or `!=`");
        };
    }

    private Typed mismatch(Typed left, Typed right) {
        boolean profileWithTruth = (left instanceof OfProfile && right instanceof OfTruth)
                || (left instanceof OfTruth && right instanceof OfProfile);
        if (profileWithTruth) {
            String hint = "an attribute is a number or a text: write \"true\" in quotes";
            return typing.wrong(part, "compares an attribute of the profile with a condition", hint);
        }
        String message = "compares " + left.description() + " with " + right.description();
        return typing.wrong(part, message, quotedNumber(left, right));
    }

    private static @Nullable String quotedNumber(Typed left, Typed right) {
        Typed text = left instanceof OfNumber ? right : left;
        boolean numberWithText = left instanceof OfNumber || right instanceof OfNumber;
        if (numberWithText
                && text instanceof OfText(TextExpression.Literal(String literal))
                && Numeral.refusal(literal).isEmpty()) {
            return "leave out the quotes around " + literal;
        }
        return null;
    }

    static @Nullable NumberExpression number(Typed typed) {
        return switch (typed) {
            case OfNumber(NumberExpression number) -> number;
            case OfProfile attribute -> attribute.asNumber();
            default -> null;
        };
    }

    static @Nullable TextExpression text(Typed typed) {
        return switch (typed) {
            case OfText(TextExpression text) -> text;
            case OfProfile attribute -> attribute.asText();
            default -> null;
        };
    }
}
