package io.tierengine.streams.arrival;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts that come again and again, such as channels and currencies, each as one object instead of one per record. Bounded: a text
 * has two places, and of all that share them the last two keep them.
 *
 * <p>Thread-safe without a lock: an entry is immutable, and a thread that doesn't see another's makes its own.
 */
final class SharedTexts {

    private static final int PLACE_BITS = 10;

    /** Of 2 to the 32nd; spreads what differs in few bits. */
    private static final int GOLDEN_RATIO = 0x9e3779b9;

    /** In bytes. A longer text is hardly one of a few. */
    private static final int LONGEST = 48;

    private final @Nullable Entry[] entries = new Entry[1 << PLACE_BITS];

    private static final class Entry {
        private final byte[] bytes;
        private final String text;

        Entry(byte[] bytes) {
            this.bytes = bytes;
            this.text = new String(bytes, StandardCharsets.UTF_8);
        }

        boolean is(byte[] others, int from, int length) {
            return Arrays.equals(bytes, 0, bytes.length, others, from, from + length);
        }
    }

    /** The text in UTF-8 of {@code length} bytes. */
    String of(byte[] bytes, int from, int length) {
        if (length > LONGEST) {
            return new String(bytes, from, length, StandardCharsets.UTF_8);
        }
        int place = place(bytes, from, length);
        Entry first = entries[place];
        if (first != null && first.is(bytes, from, length)) {
            return first.text;
        }
        Entry second = entries[place ^ 1];
        if (second != null && second.is(bytes, from, length)) {
            return second.text;
        }
        Entry made = new Entry(Arrays.copyOfRange(bytes, from, from + length));
        entries[place ^ 1] = first;
        entries[place] = made;
        return made.text;
    }

    private static int place(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash * GOLDEN_RATIO) >>> (Integer.SIZE - PLACE_BITS);
    }
}
