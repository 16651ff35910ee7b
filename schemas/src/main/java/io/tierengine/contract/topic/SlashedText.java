package io.tierengine.contract.topic;

/** The text form of a key of two parts: the first has no slash, so the first slash parts them. */
final class SlashedText {

    private SlashedText() {}

    static String join(String head, String tail) {
        return head + "/" + tail;
    }

    static int slashIn(String form, String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("Key \"" + text + "\" has no slash; write it as " + form + ".");
        }
        return slash;
    }

    static void requireHead(String part, String value) {
        requireTail(part, value);
        if (value.indexOf('/') >= 0) {
            throw new IllegalArgumentException(
                    "The " + part + " \"" + value + "\" has a slash, which parts a key in two; choose a name without.");
        }
    }

    static void requireTail(String part, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The " + part + " of a key is empty; a key needs both of its parts.");
        }
    }
}
