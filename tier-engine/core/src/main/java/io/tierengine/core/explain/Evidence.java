package io.tierengine.core.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a condition holds, and why, down to each comparison. */
public sealed interface Evidence {

    boolean holds();

    /** Conditions put together. */
    record Group(Kind kind, boolean holds, List<Evidence> parts) implements Evidence {
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A comparison, or another question to values.
     *
     * @param operator {@code ==}, {@code !=}, {@code <}, {@code <=}, {@code >}, {@code >=}, {@code in} (equal to one on the right),
     *     {@code startsWith}, {@code endsWith}, {@code contains}, or {@code has} (there is a value; nothing on the right). Any but
     *     {@code in} is false where a value is absent; {@code in} is where the left one is
     * @param right one, several for {@code in}, none for {@code has}
     */
    record Comparison(boolean holds, Operand left, String operator, List<Operand> right) implements Evidence {
        public Comparison {
            right = List.copyOf(right);
        }
    }

    /** What holds, or doesn't, whatever the values. */
    record Constant(boolean holds) implements Evidence {}

    /** How conditions are put together. */
    enum Kind {
        /** Each part must hold. */
        ALL,
        /** One part must hold. */
        ANY,
        /** The only part must not hold. */
        NOT,
        /** The second part if the first holds, otherwise the third. */
        CHOICE,
        /** The two parts say the same. */
        SAME,
        /** The two parts say different things. */
        DIFFERENT
    }

    /** A side of a comparison: its text in the policy's language, and its value. */
    sealed interface Operand {
        String expression();
    }

    /** A number in micros, or absent. */
    record NumberOperand(String expression, long micros) implements Operand {}

    /** A text; null if it is absent. */
    record TextOperand(String expression, @Nullable String value) implements Operand {}
}
