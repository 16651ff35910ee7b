package io.tierengine.core.expression;

import io.tierengine.core.fact.EventText;
import org.jspecify.annotations.Nullable;

/** An expression whose value is a text, or absent. */
public sealed interface TextExpression {

    /** The value in a scope; null if there is none. */
    @Nullable
    String value(Scope scope);

    record Literal(String text) implements TextExpression {
        @Override
        public String value(Scope scope) {
            return text;
        }
    }

    record ProfileText(int slot, String name) implements TextExpression {
        @Override
        public @Nullable String value(Scope scope) {
            return scope.profileText(slot);
        }
    }

    /** The stage of life, by its name. */
    record Lifecycle() implements TextExpression {
        @Override
        public @Nullable String value(Scope scope) {
            return scope.lifecycle();
        }
    }

    /** The segment of recency, frequency and monetary value, by its name. */
    record Segment() implements TextExpression {
        @Override
        public @Nullable String value(Scope scope) {
            return scope.segment();
        }
    }

    record EventField(EventText field) implements TextExpression {
        @Override
        public @Nullable String value(Scope scope) {
            return scope.eventText(field);
        }
    }

    record EventAttribute(String name) implements TextExpression {
        @Override
        public @Nullable String value(Scope scope) {
            return scope.eventAttribute(name);
        }
    }
}
