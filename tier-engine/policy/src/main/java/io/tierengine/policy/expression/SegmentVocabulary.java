package io.tierengine.policy.expression;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.policy.problem.Suggestion;
import java.util.List;

/** The variables of a segment's condition: the scores {@code r}, {@code f} and {@code m}, which a {@link Scores} knows. */
public final class SegmentVocabulary extends Vocabulary {

    private static final List<String> NAMES = List.of("r", "f", "m");

    @Override
    Typed resolve(NamePath path, ExpressionProblems problems) {
        int index = NAMES.indexOf(path.head().name());
        if (index >= 0 && path.length() == 1) {
            return new Typed.OfNumber(
                    new NumberExpression.Metric(index, path.head().name()));
        }
        String hint =
                index >= 0 ? "it is a number and has no parts" : Suggestion.didYouMeanOrList(path.toString(), NAMES);
        problems.report(path.head().offset(), "unknown variable `" + path + "`", hint);
        return new Typed.Wrong();
    }
}
