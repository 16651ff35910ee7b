package io.tierengine.policy.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The text of an expression, and which stretch of it each part of the tree was read from. Offsets are code points. */
final class CelText {

    private final int[] points;
    private final Map<Long, Integer> positions;
    private final NavigableMap<Integer, Integer> quoted;

    CelText(String text, Map<Long, Integer> positions) {
        this.points = text.codePoints().toArray();
        this.positions = positions;
        this.quoted = quotedStretches(points);
    }

    /** Where a part begins. */
    int start(CelExpr part) {
        int at = positions.getOrDefault(part.id(), 0);
        return switch (part.getKind()) {
            case SELECT -> Math.min(at, start(part.select().operand()));
            case CALL -> startOfCall(part.call(), at);
            case CONSTANT -> startOfConstant(part.constant(), at);
            default -> at;
        };
    }

    /** A part as it was written. */
    String written(CelExpr part) {
        int from = start(part);
        int to = Math.max(from, end(part));
        int depth = 0;
        int lowest = 0;
        for (int i = from; i < to; i++) {
            depth += nesting(i);
            lowest = Math.min(lowest, depth);
        }
        for (int open = lowest; open < 0 && from > 0; ) {
            from--;
            open += Math.max(0, nesting(from));
        }
        for (int open = depth - lowest; open > 0 && to < points.length; to++) {
            open += Math.min(0, nesting(to));
        }
        return new String(points, from, to - from).strip();
    }

    /** The digits of a number without its sign, such as {@code 0.5} or {@code 1e3}. */
    String digits(CelExpr constant) {
        int from = positions.getOrDefault(constant.id(), 0);
        return new String(points, from, endOfNumber(from) - from);
    }

    /** Where the name after a select's dot begins. */
    int fieldStart(CelExpr select) {
        return skip(positions.getOrDefault(select.id(), 0) + 1, Character::isWhitespace);
    }

    private int startOfCall(CelExpr.CelCall call, int at) {
        int start = at;
        if (call.target().isPresent()) {
            start = Math.min(start, start(call.target().get()));
        } else if (at < points.length && points[at] == '(') {
            start = Math.max(0, at - call.function().length());
        }
        for (CelExpr argument : call.args()) {
            start = Math.min(start, start(argument));
        }
        return start;
    }

    /** The position of a negative number is that of its first digit. */
    private int startOfConstant(CelConstant constant, int at) {
        boolean negative = switch (constant.getKind()) {
            case INT64_VALUE -> constant.int64Value() < 0;
            case DOUBLE_VALUE -> Double.doubleToRawLongBits(constant.doubleValue()) < 0;
            default -> false;
        };
        int start = at;
        while (negative && start > 0 && points[start] != '-') {
            start--;
        }
        return start;
    }

    private int end(CelExpr part) {
        int at = positions.getOrDefault(part.id(), 0);
        return switch (part.getKind()) {
            case CONSTANT -> endOfConstant(part.constant(), at);
            case IDENT -> skip(at, Character::isJavaIdentifierPart);
            case SELECT -> skip(fieldStart(part), Character::isJavaIdentifierPart);
            case CALL -> endOfCall(part.call(), at);
            case LIST, MAP, STRUCT -> endOfBracket(at);
            default -> at;
        };
    }

    private int endOfCall(CelExpr.CelCall call, int at) {
        boolean brackets = at < points.length && (points[at] == '(' || points[at] == '[');
        int end = brackets ? endOfBracket(at) : at;
        for (CelExpr argument : call.args()) {
            end = Math.max(end, end(argument));
        }
        return end;
    }

    private int endOfConstant(CelConstant constant, int at) {
        return switch (constant.getKind()) {
            case STRING_VALUE, BYTES_VALUE -> {
                var stretch = quoted.ceilingEntry(at);
                yield stretch == null ? at : stretch.getValue();
            }
            case INT64_VALUE, UINT64_VALUE, DOUBLE_VALUE -> endOfNumber(at);
            default -> skip(at, Character::isLetter);
        };
    }

    private int endOfNumber(int at) {
        int end = at;
        while (end < points.length) {
            boolean signOfExponent = (points[end] == '+' || points[end] == '-')
                    && end > at
                    && (points[end - 1] == 'e' || points[end - 1] == 'E');
            if (!Character.isLetterOrDigit(points[end]) && points[end] != '.' && !signOfExponent) {
                break;
            }
            end++;
        }
        return end;
    }

    private int endOfBracket(int open) {
        int depth = 0;
        for (int i = open; i < points.length; i++) {
            depth += nesting(i);
            if (depth == 0) {
                return i + 1;
            }
        }
        return points.length;
    }

    private int nesting(int at) {
        var stretch = quoted.floorEntry(at);
        if (stretch != null && at < stretch.getValue()) {
            return 0;
        }
        return switch (points[at]) {
            case '(', '[', '{' -> 1;
            case ')', ']', '}' -> -1;
            default -> 0;
        };
    }

    private int skip(int from, IntPredicate wanted) {
        int at = from;
        while (at < points.length && wanted.test(points[at])) {
            at++;
        }
        return at;
    }

    /** Begin and end of every quoted text, the quotes included. */
    private static NavigableMap<Integer, Integer> quotedStretches(int[] points) {
        var stretches = new TreeMap<Integer, Integer>();
        int at = 0;
        while (at < points.length) {
            if (points[at] != '"' && points[at] != '\'') {
                at++;
                continue;
            }
            int end = endOfQuoted(points, at);
            stretches.put(at, end);
            at = end;
        }
        return stretches;
    }

    private static int endOfQuoted(int[] points, int open) {
        int quote = points[open];
        boolean raw = open > 0 && (points[open - 1] == 'r' || points[open - 1] == 'R');
        boolean triple = isTriple(points, open, quote);
        int at = open + (triple ? 3 : 1);
        while (at < points.length) {
            if (points[at] == '\\' && !raw) {
                at += 2;
            } else if (points[at] == quote && (!triple || isTriple(points, at, quote))) {
                return Math.min(points.length, at + (triple ? 3 : 1));
            } else {
                at++;
            }
        }
        return points.length;
    }

    private static boolean isTriple(int[] points, int at, int quote) {
        return at + 2 < points.length && points[at + 1] == quote && points[at + 2] == quote;
    }
}
