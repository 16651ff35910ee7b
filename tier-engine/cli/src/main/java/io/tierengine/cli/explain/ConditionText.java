package io.tierengine.cli.explain;

import io.tierengine.cli.explain.Explanation.Node;
import io.tierengine.cli.explain.Explanation.Operand;
import java.math.BigDecimal;
import java.util.List;

/** Conditions, down to each comparison with its values and whether it holds. */
final class ConditionText {

    private static final int WHOLE = -1;

    private final Words words;
    private final SubjectText subjects;

    ConditionText(Words words) {
        this.words = words;
        subjects = new SubjectText(words);
    }

    /** Writes a condition; parts that must all hold simply follow each other. */
    void write(Lines lines, int depth, List<Node> nodes) {
        for (int place = 0; place < nodes.size(); place++) {
            if (nodes.get(place).parent() == WHOLE) {
                write(lines, depth, nodes, place);
            }
        }
    }

    private void write(Lines lines, int depth, List<Node> nodes, int place) {
        Node node = nodes.get(place);
        boolean isOpen = node.kind().equals("ALL") && node.parent() == WHOLE;
        if (!isOpen) {
            lines.add(depth, mark(node.holds()) + says(node));
        }
        for (int part = place + 1; part < nodes.size(); part++) {
            if (nodes.get(part).parent() == place) {
                write(lines, isOpen ? depth : depth + 1, nodes, part);
            }
        }
    }

    /** Before what holds, or doesn't. */
    String mark(boolean holds) {
        return words.say(holds ? "mark.true" : "mark.false") + " ";
    }

    private String says(Node node) {
        Operand left = node.left();
        String operator = node.operator();
        if (left == null || operator == null) {
            return words.choice("group", node.kind());
        }
        List<String> right = node.right().stream().map(this::side).toList();
        String question = words.choice("compare", operator, subjects.of(left.expression()), words.list(right));
        return isLiteral(left) || operator.equals("has") ? question : words.say("compared", question, value(left));
    }

    /** A literal, or an expression with its value. */
    private String side(Operand operand) {
        return isLiteral(operand)
                ? value(operand)
                : words.say("operand", subjects.of(operand.expression()), value(operand));
    }

    private String value(Operand operand) {
        String value = operand.value();
        if (value == null) {
            return words.say("value.none");
        }
        return operand.type().equals("NUMBER") ? words.number(new BigDecimal(value)) : words.say("quoted", value);
    }

    private static boolean isLiteral(Operand operand) {
        String expression = operand.expression();
        return operand.type().equals("NUMBER")
                ? expression.equals(operand.value())
                : !expression.isEmpty() && isQuote(expression.charAt(0));
    }

    private static boolean isQuote(char first) {
        return first == '"' || first == '\'';
    }
}
