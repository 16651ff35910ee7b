package io.tierengine.policy.expression;

import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.policy.expression.NamePath.Step;
import io.tierengine.policy.problem.Suggestion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows {@code rfm.} in an expression.
 *
 * @param rules null: something is wrong with them, which has been told
 */
public record RfmNames(@Nullable RfmRules rules) {

    private static final List<String> NAMES = List.of("recency", "frequency", "monetary", "segment");

    Typed resolve(Step step, ExpressionProblems problems) {
        if (!NAMES.contains(step.name())) {
            String hint = Suggestion.didYouMeanOrList(step.name(), NAMES);
            problems.report(step.offset(), "`rfm` has no `" + step.name() + "`", hint);
            return new Typed.Wrong();
        }
        if (rules == null) {
            return new Typed.Wrong();
        }
        return switch (step.name()) {
            case "recency" -> new Typed.OfNumber(rules.recency().score());
            case "frequency" -> new Typed.OfNumber(rules.frequency().score());
            case "monetary" -> new Typed.OfNumber(rules.monetary().score());
            default -> new Typed.OfText(new TextExpression.Segment());
        };
    }
}
