package io.tierengine.cli.facts;

import io.tierengine.cli.csv.Words;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text without making the same string again and again: a table with one place per hash, in which the
 * newest wins. Only ASCII text is found again. The hashes are kept, so that text that isn't in the pool doesn't cost a look at a string
 * far away in memory.
 */
final class TextPool {

    private static final int LONGEST = 40;

    private final @Nullable String[] texts;
    private final int[] hashes;

    /** @param size a power of two */
    TextPool(int size) {
        this.texts = new @Nullable String[size];
        this.hashes = new int[size];
    }

    String get(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        long hash = Words.hash(bytes, from, to);
        int place = (int) hash & (texts.length - 1);
        int rest = (int) (hash >>> Integer.SIZE);
        String known = texts[place];
        if (known != null && hashes[place] == rest && isSame(known, bytes, from, to)) {
            return known;
        }
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        texts[place] = text;
        hashes[place] = rest;
        return text;
    }

    /** Whether bytes are a text of ASCII. */
    static boolean isSame(String text, byte[] bytes, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
