package io.tierengine.policy.expression;

import dev.cel.common.ast.CelExpr;
import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import java.util.List;

/** A part of an expression with its type. */
sealed interface Typed {

    /** What it is, for a message. */
    String description();

    record OfNumber(NumberExpression expression) implements Typed {
        @Override
        public String description() {
            return "a number";
        }
    }

    record OfText(TextExpression expression) implements Typed {
        @Override
        public String description() {
            return "a text";
        }
    }

    record OfTruth(Condition condition) implements Typed {
        @Override
        public String description() {
            return "a condition";
        }
    }

    /** An attribute of the profile: a number or a text, by what it meets. */
    record OfProfile(int slot, String name) implements Typed {

        NumberExpression asNumber() {
            return new NumberExpression.ProfileNumber(slot, name);
        }

        TextExpression asText() {
            return new TextExpression.ProfileText(slot, name);
        }

        @Override
        public String description() {
            return "an attribute of the profile";
        }
    }

    /** The attributes of an event, as a whole. */
    record OfAttributes() implements Typed {
        @Override
        public String description() {
            return "a set of attributes";
        }
    }

    /** A list, as written after {@code in}. */
    record OfList(List<CelExpr> items) implements Typed {
        @Override
        public String description() {
            return "a list";
        }
    }

    /** Something wrong that has been told already. */
    record Wrong() implements Typed {
        @Override
        public String description() {
            return "something wrong";
        }
    }

    default boolean isWrong() {
        return this instanceof Wrong;
    }
}
