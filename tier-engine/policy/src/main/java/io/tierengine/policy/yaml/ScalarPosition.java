package io.tierengine.policy.yaml;

import io.tierengine.policy.problem.Place;
import java.util.List;

/** Finds a character of a scalar's value in the file it was written in. */
@FunctionalInterface
public interface ScalarPosition {

    /** The place of the code point at an offset of the value; {@code start} if it can't be told. */
    Place placeAt(int offset, Place start);

    /** The start, whatever the offset: for a scalar folded from several lines. */
    static ScalarPosition startOnly() {
        return (offset, start) -> start;
    }

    /** A plain scalar on one line. */
    static ScalarPosition plain() {
        return (offset, start) -> new Place(start.path(), start.line(), start.column() + offset);
    }

    /**
     * A quoted scalar on one line.
     *
     * @param line of the file
     */
    static ScalarPosition quoted(String line) {
        int[] points = line.codePoints().toArray();
        return (offset, start) -> {
            int at = start.column() - 1;
            int quote = points[at];
            at++;
            for (int i = 0; i < offset && at < points.length; i++) {
                at += quote == '\'' ? singleQuotedLength(points, at) : doubleQuotedLength(points, at);
            }
            return new Place(start.path(), start.line(), at + 1);
        };
    }

    /**
     * A literal block ({@code |}).
     *
     * @param lines of the value
     * @param indent columns before every line of it
     * @param firstLine number in the file of the value's first line
     */
    static ScalarPosition literal(List<String> lines, int indent, int firstLine) {
        return (offset, start) -> {
            int rest = offset;
            int number = 0;
            while (number < lines.size() - 1 && rest > length(lines.get(number))) {
                rest -= length(lines.get(number)) + 1;
                number++;
            }
            return new Place(start.path(), firstLine + number, indent + rest + 1);
        };
    }

    private static int length(String line) {
        return line.codePointCount(0, line.length());
    }

    private static int singleQuotedLength(int[] points, int at) {
        return points[at] == '\'' ? 2 : 1;
    }

    private static int doubleQuotedLength(int[] points, int at) {
        if (points[at] != '\\' || at + 1 >= points.length) {
            return 1;
        }
        return switch (points[at + 1]) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
    }
}
