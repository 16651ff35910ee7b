package io.tierengine.cli.facts;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text without making the same string again and again: a table with one place per hash, in which the
 * newest wins. Only ASCII text is kept.
 */
final class TextPool {

    private static final int LONGEST = 40;

    private final @Nullable String[] texts;

    /** @param size a power of two */
    TextPool(int size) {
        this.texts = new @Nullable String[size];
    }

    String get(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        int place = hash(bytes, from, to) & (texts.length - 1);
        String known = texts[place];
        if (known != null && isSame(known, bytes, from, length)) {
            return known;
        }
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        texts[place] = text;
        return text;
    }

    /** Spread over all bits, so that the lowest can be taken. */
    private static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }

    private static boolean isSame(String text, byte[] bytes, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
