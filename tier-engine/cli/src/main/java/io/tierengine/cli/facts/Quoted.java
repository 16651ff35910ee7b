package io.tierengine.cli.facts;

/** Text from a file as it is shown in a message: on one line, and not endless. */
final class Quoted {

    private static final int MOST = 60;

    private Quoted() {}

    static String text(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MOST).forEach(c -> append(c, shown));
        return text.codePointCount(0, text.length()) > MOST
                ? shown.append("...").toString()
                : shown.toString();
    }

    private static void append(int codePoint, StringBuilder shown) {
        switch (codePoint) {
            case '\n' -> shown.append("\\n");
            case '\r' -> shown.append("\\r");
            case '\t' -> shown.append("\\t");
            default -> {
                if (Character.isISOControl(codePoint)) {
                    shown.append(String.format("\\u%04x", codePoint));
                } else {
                    shown.appendCodePoint(codePoint);
                }
            }
        }
    }
}
