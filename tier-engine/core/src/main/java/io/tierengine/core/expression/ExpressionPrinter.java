package io.tierengine.core.expression;

import io.tierengine.core.number.Decimals;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Expressions in the language of a policy: what is printed of a policy's tree compiles to that tree again. */
public final class ExpressionPrinter {

    /** How tightly a form binds its parts, from loosest to tightest. */
    private static final int CHOICE = 1;

    private static final int OR = 2;
    private static final int AND = 3;
    private static final int RELATION = 4;
    private static final int SUM = 5;
    private static final int PRODUCT = 6;
    private static final int UNARY = 7;
    private static final int NAME = 8;

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while");

    private ExpressionPrinter() {}

    /** The text of a condition. */
    public static String print(Condition condition) {
        return switch (condition) {
            case Condition.Always(boolean value) -> String.valueOf(value);
            case Condition.And(List<Condition> operands) -> joined(operands, " && ", AND + 1);
            case Condition.Or or -> isOfProfile(or) ? ofProfile(or) : joined(or.operands(), " || ", OR + 1);
            case Condition.Not(Condition operand) -> "!" + print(operand, NAME);
            case Condition.Choice(Condition when, Condition whenTrue, Condition whenFalse) ->
                print(when, OR) + " ? " + print(whenTrue, OR) + " : " + print(whenFalse, CHOICE);
            case Condition.Same(boolean equal, Condition left, Condition right) ->
                print(left, RELATION + 1) + (equal ? " == " : " != ") + print(right, RELATION + 1);
            case Condition.NumberComparison(var comparison, NumberExpression left, NumberExpression right) ->
                print(left, RELATION + 1) + " " + comparison.symbol() + " " + print(right, RELATION + 1);
            case Condition.TextComparison(var comparison, TextExpression left, TextExpression right) ->
                print(left) + " " + comparison.symbol() + " " + print(right);
            case Condition.NumberIn(NumberExpression value, List<NumberExpression> candidates) ->
                print(value, RELATION + 1) + " in " + list(candidates, ExpressionPrinter::print);
            case Condition.TextIn(TextExpression value, List<TextExpression> candidates) ->
                print(value) + " in " + list(candidates, ExpressionPrinter::print);
            case Condition.TextTest(var operation, TextExpression text, TextExpression argument) ->
                print(text) + "." + nameOf(operation) + "(" + print(argument) + ")";
            case Condition.NumberPresent(NumberExpression value) -> "has(" + print(value) + ")";
            case Condition.TextPresent(TextExpression value) -> "has(" + print(value) + ")";
            case Condition.ProfilePresent(int _, String name) -> "has(" + path("profile", name) + ")";
        };
    }

    /** The text of a number. */
    public static String print(NumberExpression number) {
        return switch (number) {
            case NumberExpression.Literal(long micros) -> Decimals.format(micros);
            case NumberExpression.Metric(int _, String name) -> path("metrics", name);
            case NumberExpression.Score _ -> "score";
            case NumberExpression.Dimension(int _, String name) -> path("dimensions", name);
            case NumberExpression.RecencyDays _ -> "recencyDays";
            case NumberExpression.TenureDays _ -> "tenureDays";
            case NumberExpression.UsualGapDays _ -> "usualGapDays";
            case NumberExpression.DaysUntil(int _, String name) -> "daysUntil(" + path("profile", name) + ")";
            case NumberExpression.DowngradeInDays _ -> "downgradeInDays";
            case NumberExpression.DaysToNotice _ -> "daysToNotice";
            case NumberExpression.Derived(String name, NumberExpression _) -> name;
            case NumberExpression.Assessment(int _, String name) -> path("assessments", name);
            case NumberExpression.Cutoff(int _, String name) -> "cut-off of " + name;
            case NumberExpression.ProfileNumber(int _, String name) -> path("profile", name);
            case NumberExpression.EventField(var field) -> "event." + field.fieldName();
            case NumberExpression.Negate(NumberExpression operand) ->
                "-" + (operand instanceof NumberExpression.Literal ? "(" + print(operand) + ")" : print(operand, NAME));
            case NumberExpression.Arithmetic(var operator, NumberExpression left, NumberExpression right) -> {
                int level = levelOf(operator);
                yield print(left, level) + " " + operator.symbol() + " " + print(right, level + 1);
            }
            case NumberExpression.Choice(Condition when, NumberExpression whenTrue, NumberExpression whenFalse) ->
                print(when, OR) + " ? " + print(whenTrue, OR) + " : " + print(whenFalse, CHOICE);
        };
    }

    /** The text of a text. */
    public static String print(TextExpression text) {
        return switch (text) {
            case TextExpression.Literal(String literal) -> quoted(literal);
            case TextExpression.ProfileText(int _, String name) -> path("profile", name);
            case TextExpression.Lifecycle _ -> "lifecycle";
            case TextExpression.Segment _ -> "rfm.segment";
            case TextExpression.EventField(var field) -> "event." + field.fieldName();
            case TextExpression.EventAttribute(String name) -> path("event.attributes", name);
        };
    }

    /** The name of an operation on texts. */
    public static String nameOf(Condition.TextOperation operation) {
        return switch (operation) {
            case STARTS_WITH -> "startsWith";
            case ENDS_WITH -> "endsWith";
            case CONTAINS -> "contains";
        };
    }

    private static String print(Condition condition, int level) {
        String text = print(condition);
        return levelOf(condition) < level ? "(" + text + ")" : text;
    }

    private static String print(NumberExpression number, int level) {
        String text = print(number);
        return levelOf(number) < level ? "(" + text + ")" : text;
    }

    private static int levelOf(Condition condition) {
        return switch (condition) {
            case Condition.Choice _ -> CHOICE;
            case Condition.Or or -> isOfProfile(or) ? RELATION : OR;
            case Condition.And _ -> AND;
            case Condition.Same _,
                    Condition.NumberComparison _,
                    Condition.TextComparison _,
                    Condition.NumberIn _,
                    Condition.TextIn _ -> RELATION;
            case Condition.Not _ -> UNARY;
            case Condition.Always _,
                    Condition.TextTest _,
                    Condition.NumberPresent _,
                    Condition.TextPresent _,
                    Condition.ProfilePresent _ -> NAME;
        };
    }

    private static int levelOf(NumberExpression number) {
        return switch (number) {
            case NumberExpression.Choice _ -> CHOICE;
            case NumberExpression.Arithmetic arithmetic -> levelOf(arithmetic.operator());
            case NumberExpression.Negate _ -> UNARY;
            case NumberExpression.Literal literal -> literal.micros() < 0 ? UNARY : NAME;
            default -> NAME;
        };
    }

    private static int levelOf(NumberExpression.Operator operator) {
        return switch (operator) {
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE -> PRODUCT;
        };
    }

    /** Two attributes of the profile compared: as numbers, or as texts. */
    private static boolean isOfProfile(Condition.Or or) {
        return or.operands().size() == 2
                && or.operands().get(0) instanceof Condition.NumberComparison numbers
                && or.operands().get(1) instanceof Condition.TextComparison texts
                && numbers.comparison() == texts.comparison()
                && areSame(numbers.left(), texts.left())
                && areSame(numbers.right(), texts.right());
    }

    private static boolean areSame(NumberExpression number, TextExpression text) {
        return number instanceof NumberExpression.ProfileNumber(int slot, String _)
                && text instanceof TextExpression.ProfileText(int other, String _)
                && slot == other;
    }

    private static String ofProfile(Condition.Or or) {
        return print(or.operands().getFirst());
    }

    private static String joined(List<Condition> operands, String operator, int level) {
        return operands.stream().map(operand -> print(operand, level)).collect(Collectors.joining(operator));
    }

    private static <T> String list(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String path(String head, String name) {
        boolean plain = IDENTIFIER.matcher(name).matches() && !RESERVED.contains(name);
        return plain ? head + "." + name : head + "[" + quoted(name) + "]";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ') {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
