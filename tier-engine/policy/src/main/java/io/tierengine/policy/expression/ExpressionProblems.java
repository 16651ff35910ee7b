package io.tierengine.policy.expression;

import org.jspecify.annotations.Nullable;

/** Where the problems of one expression go. */
@FunctionalInterface
public interface ExpressionProblems {

    /**
     * Takes one problem.
     *
     * @param offset in the expression, in code points
     * @param message what is wrong
     * @param hint what to do about it
     */
    void report(int offset, String message, @Nullable String hint);
}
