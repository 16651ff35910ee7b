package io.tierengine.cli.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at bytes eight at a time: a word holds eight bytes, the first in its lowest bits. */
public final class Words {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;
    private static final long BEHIND_COMMA = ONES * (',' + 1);
    private static final long GATHER = 0x0002_0408_1020_4081L;
    private static final long LINE_ENDS = ONES * '\n';
    private static final long QUOTES = ONES * '"';

    private Words() {}

    /** A hash of some bytes, spread over all its bits. */
    public static long hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        for (int at = from; at < to; at += Long.BYTES) {
            hash = (hash ^ getBelow(bytes, at, to)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return hash * MULTIPLIER;
    }

    /** Eight bytes. */
    static long get(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** Eight bytes, with zeros in place of those from {@code limit} on. */
    static long getBelow(byte[] bytes, int at, int limit) {
        int left = limit - at;
        if (left >= Long.BYTES) {
            return get(bytes, at);
        }
        if (at + Long.BYTES <= bytes.length) {
            return get(bytes, at) & ((1L << (left * Byte.SIZE)) - 1);
        }
        long word = 0;
        for (int i = limit - 1; i >= at; i--) {
            word = (word << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return word;
    }

    /** A bit for each byte, from the lowest on, which is set where the byte is ASCII up to the comma. */
    static long upToComma(long word) {
        long others = ((word | ~LOW_BITS) - BEHIND_COMMA) | word;
        return ((~others & ~LOW_BITS) * GATHER) >>> (Long.SIZE - Byte.SIZE);
    }

    static int countLineEnds(long word) {
        return Long.bitCount(~(differences(word, LINE_ENDS) | LOW_BITS));
    }

    static boolean hasQuote(long word) {
        return ~(differences(word, QUOTES) | LOW_BITS) != 0;
    }

    static boolean isAscii(long word) {
        return (word & ~LOW_BITS) == 0;
    }

    /** Has the highest bit of each byte set where two words differ. The lower bits mean nothing. */
    private static long differences(long word, long other) {
        long differing = word ^ other;
        return ((differing & LOW_BITS) + LOW_BITS) | differing;
    }
}
