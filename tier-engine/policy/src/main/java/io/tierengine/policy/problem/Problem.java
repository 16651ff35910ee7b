package io.tierengine.policy.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a policy.
 *
 * @param file as given to the reader
 * @param line from 1
 * @param column from 1, in code points
 * @param path of keys, such as {@code spec.metrics[2].window}; empty: the file as a whole
 * @param message what is wrong
 * @param hint what to do about it
 * @param excerpt the line of the file, for {@link #withSnippet()}; empty if there is none
 */
public record Problem(
        Severity severity,
        Kind kind,
        String file,
        int line,
        int column,
        String path,
        String message,
        @Nullable String hint,
        String excerpt) {

    private static final int MAX_EXCERPT = 160;

    /** One line, such as {@code policy.yaml:12:9: error: spec.metrics[1].window: ...; write ...}. */
    @Override
    public String toString() {
        String where = path.isEmpty() ? "" : path + ": ";
        String whatToDo = hint == null ? "" : "; " + hint;
        return file + ":" + line + ":" + column + ": " + severity + ": " + where + message + whatToDo;
    }

    /** {@link #toString()}, followed by the line of the file and a caret under the column. */
    public String withSnippet() {
        if (excerpt.isBlank()) {
            return toString();
        }
        String number = String.valueOf(line);
        int[] points = excerpt.codePoints().toArray();
        int before = Math.min(column - 1, points.length);
        int from = points.length <= MAX_EXCERPT ? 0 : Math.max(0, before - MAX_EXCERPT / 2);
        int to = Math.min(points.length, from + MAX_EXCERPT);
        String shown =
                (from > 0 ? "..." : "") + new String(points, from, to - from) + (to < points.length ? "..." : "");
        String gap = (from > 0 ? "   " : "") + blanks(points, from, before);
        return toString() + "\n " + number + " | " + shown + "\n " + " ".repeat(number.length()) + " | " + gap + "^";
    }

    /** Blanks as wide as a terminal shows the characters above them. */
    private static String blanks(int[] points, int from, int to) {
        var blanks = new StringBuilder();
        for (int i = from; i < to; i++) {
            blanks.append(points[i] == '\t' ? "\t" : isWide(points[i]) ? "  " : " ");
        }
        return blanks.toString();
    }

    private static boolean isWide(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> (point >= 0x3000 && point <= 0x303F) || (point >= 0xFF01 && point <= 0xFF60);
        };
    }
}
