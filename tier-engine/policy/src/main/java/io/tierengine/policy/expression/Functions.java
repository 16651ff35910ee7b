package io.tierengine.policy.expression;

import dev.cel.common.ast.CelExpr;
import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.TextOperation;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.TextExpression;
import io.tierengine.policy.problem.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions of the language, {@code in} among them. */
final class Functions {

    private static final Map<String, TextOperation> TEXT_TESTS = Map.of(
            "startsWith", TextOperation.STARTS_WITH,
            "endsWith", TextOperation.ENDS_WITH,
            "contains", TextOperation.CONTAINS);
    private static final List<String> NAMES = List.of("startsWith", "endsWith", "contains", "has", "daysUntil");
    private static final Set<String> LOOPS =
            Set.of("all", "exists", "exists_one", "existsOne", "map", "filter", "transformList", "transformMap");

    private final Typing typing;

    Functions(Typing typing) {
        this.typing = typing;
    }

    Typed type(CelExpr part) {
        CelExpr.CelCall call = part.call();
        String name = call.function();
        if (LOOPS.contains(name)) {
            return typing.wrong(part, "loops over a list, which a policy can't", "use metrics to count or add up");
        }
        if (name.equals("has") && call.target().isEmpty()) {
            return has(part);
        }
        if (name.equals("daysUntil") && call.target().isEmpty()) {
            return daysUntil(part);
        }
        if (TEXT_TESTS.containsKey(name) && call.target().isPresent()) {
            return textTest(part, TEXT_TESTS.get(name));
        }
        if (TEXT_TESTS.containsKey(name)) {
            return typing.wrong(
                    part, "has no text to look at", "write it behind one, as in `event.channel." + name + "(\"x\")`");
        }
        if (name.equals("matches")) {
            return typing.wrong(part, "uses a pattern, which a policy can't", "use startsWith, endsWith or contains");
        }
        String hint = Suggestion.didYouMeanOrList(name, NAMES);
        return typing.wrong(part, "calls `" + name + "`, which isn't a function here", hint);
    }

    private Typed has(CelExpr part) {
        List<CelExpr> arguments = part.call().args();
        if (arguments.size() != 1) {
            return typing.wrong(part, "takes one variable", "write it as in `has(profile.region)`");
        }
        boolean isName = switch (arguments.getFirst().getKind()) {
            case IDENT, SELECT -> true;
            case CALL -> arguments.getFirst().call().function().equals("_[_]");
            default -> false;
        };
        if (!isName) {
            return typing.wrong(part, "takes one variable", "write it as in `has(profile.region)`");
        }
        return switch (typing.type(arguments.getFirst())) {
            case Typed.OfNumber(NumberExpression number) -> new Typed.OfTruth(new Condition.NumberPresent(number));
            case Typed.OfText(TextExpression text) -> new Typed.OfTruth(new Condition.TextPresent(text));
            case Typed.OfProfile(int slot, String name) -> new Typed.OfTruth(new Condition.ProfilePresent(slot, name));
            case Typed.Wrong wrong -> wrong;
            case Typed other -> typing.wrong(part, "asks for " + other.description(), "name one of them");
        };
    }

    private Typed daysUntil(CelExpr part) {
        List<CelExpr> arguments = part.call().args();
        Typed date = arguments.size() == 1 ? typing.type(arguments.getFirst()) : null;
        if (date != null && date.isWrong()) {
            return date;
        }
        return date instanceof Typed.OfProfile(int slot, String name)
                ? new Typed.OfNumber(new NumberExpression.DaysUntil(slot, name))
                : typing.wrong(part, "takes a date of the profile", "write it as in `daysUntil(profile.contractEnd)`");
    }

    private Typed textTest(CelExpr part, TextOperation operation) {
        CelExpr.CelCall call = part.call();
        if (call.args().size() != 1) {
            return typing.wrong(part, "takes one text", null);
        }
        TextExpression text = typing.text(call.target().orElseThrow());
        TextExpression argument = typing.text(call.args().getFirst());
        return text == null || argument == null
                ? new Typed.Wrong()
                : new Typed.OfTruth(new Condition.TextTest(operation, text, argument));
    }

    /** {@code value in [...]}, or {@code "name" in event.attributes}. */
    Typed in(CelExpr part) {
        CelExpr wanted = part.call().args().getFirst();
        Typed value = typing.type(wanted);
        Typed whole = typing.type(part.call().args().get(1));
        if (value.isWrong() || whole.isWrong()) {
            return new Typed.Wrong();
        }
        if (whole instanceof Typed.OfAttributes) {
            return value instanceof Typed.OfText(TextExpression.Literal(String name))
                    ? new Typed.OfTruth(new Condition.TextPresent(new TextExpression.EventAttribute(name)))
                    : typing.wrong(part, "looks for something else than a name", "write a name in quotes");
        }
        if (!(whole instanceof Typed.OfList(List<CelExpr> items))) {
            return typing.wrong(part, "looks into " + whole.description(), "write a list, as in `in [\"a\", \"b\"]`");
        }
        return items.isEmpty()
                ? typing.wrong(part, "looks into an empty list", "name what it may be")
                : oneOf(part, value, items);
    }

    private Typed oneOf(CelExpr part, Typed value, List<CelExpr> items) {
        List<NumberExpression> numbers = new ArrayList<>();
        List<TextExpression> texts = new ArrayList<>();
        for (CelExpr item : items) {
            Typed typed = typing.type(item);
            if (typed.isWrong()) {
                return new Typed.Wrong();
            }
            NumberExpression number = Comparing.number(typed);
            TextExpression text = Comparing.text(typed);
            if (number != null) {
                numbers.add(number);
            }
            if (text != null) {
                texts.add(text);
            }
        }
        NumberExpression number = Comparing.number(value);
        if (number != null && numbers.size() == items.size()) {
            return new Typed.OfTruth(new Condition.NumberIn(number, numbers));
        }
        TextExpression text = Comparing.text(value);
        if (text != null && texts.size() == items.size()) {
            return new Typed.OfTruth(new Condition.TextIn(text, texts));
        }
        return typing.wrong(part, "looks for " + value.description() + " among values of another type", null);
    }
}
