package io.tierengine.policy.expression;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.metric.Source;
import io.tierengine.policy.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;

/** The variables of a metric's {@code where}: the one event it looks at. */
public final class EventVocabulary extends Vocabulary {

    private static final String ATTRIBUTES = "attributes";

    private final Source source;

    public EventVocabulary(Source source) {
        this.source = source;
    }

    @Override
    Typed resolve(NamePath path, ExpressionProblems problems) {
        if (!path.head().name().equals("event")) {
            return unknown(path, problems);
        }
        if (path.length() == 1) {
            problems.report(path.head().offset(), "`event` has parts", "write `event.type` or another field");
            return new Typed.Wrong();
        }
        if (path.step(1).name().equals(ATTRIBUTES)) {
            return attribute(path, problems);
        }
        if (path.length() > 2) {
            problems.report(path.step(2).offset(), "`event." + path.step(1).name() + "` has no parts", null);
            return new Typed.Wrong();
        }
        return field(path.step(1), problems);
    }

    private static Typed attribute(NamePath path, ExpressionProblems problems) {
        return switch (path.length()) {
            case 2 -> new Typed.OfAttributes();
            case 3 ->
                new Typed.OfText(new TextExpression.EventAttribute(path.step(2).name()));
            default -> {
                problems.report(path.step(3).offset(), "an attribute of an event is a text and has no parts", null);
                yield new Typed.Wrong();
            }
        };
    }

    private Typed field(NamePath.Step step, ExpressionProblems problems) {
        for (EventNumber field : EventNumber.values()) {
            if (field.fieldName().equals(step.name()) && source.carries(field)) {
                return new Typed.OfNumber(new NumberExpression.EventField(field));
            }
        }
        for (EventText field : EventText.values()) {
            if (field.fieldName().equals(step.name()) && carries(field)) {
                return new Typed.OfText(new TextExpression.EventField(field));
            }
        }
        String hint = Suggestion.didYouMeanOrList(step.name(), fields());
        problems.report(step.offset(), source.policyName() + " have no field `" + step.name() + "`", hint);
        return new Typed.Wrong();
    }

    private boolean carries(EventText field) {
        return switch (field) {
            case TYPE -> true;
            case CASE_ID -> source == Source.INTERACTIONS;
            case CURRENCY, CHANNEL, CATEGORY, ORDER_ID -> source == Source.TRANSACTIONS;
        };
    }

    private List<String> fields() {
        List<String> fields = new ArrayList<>();
        for (EventText field : EventText.values()) {
            if (carries(field)) {
                fields.add(field.fieldName());
            }
        }
        for (EventNumber field : EventNumber.values()) {
            if (source.carries(field)) {
                fields.add(field.fieldName());
            }
        }
        fields.add(ATTRIBUTES);
        return fields;
    }

    private Typed unknown(NamePath path, ExpressionProblems problems) {
        String name = path.head().name();
        boolean isField = fields().contains(name);
        String hint = isField ? "write `event." + name + "`" : "a `where` sees its event only, as in `event.channel`";
        problems.report(path.head().offset(), "unknown variable `" + name + "`", hint);
        return new Typed.Wrong();
    }
}
