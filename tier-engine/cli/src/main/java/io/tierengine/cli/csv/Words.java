package io.tierengine.cli.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for bytes eight at a time: a word holds eight bytes, the first in its lowest bits, and a match is the highest bit of the
 * byte's place in it.
 */
final class Words {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long COMMAS = ONES * ',';
    private static final long LINE_ENDS = ONES * '\n';
    private static final long QUOTES = ONES * '"';

    private Words() {}

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

    /** Where the commas, line ends and quotes are. */
    static long marks(long word) {
        long others = differences(word, COMMAS) & differences(word, LINE_ENDS) & differences(word, QUOTES);
        return ~(others | LOW_BITS);
    }

    static long lineEnds(long word) {
        return ~(differences(word, LINE_ENDS) | LOW_BITS);
    }

    static long quotes(long word) {
        return ~(differences(word, QUOTES) | LOW_BITS);
    }

    /** Where bytes that aren't ASCII are. */
    static long beyondAscii(long word) {
        return word & ~LOW_BITS;
    }

    /** The place of the first match, from 0. */
    static int first(long matches) {
        return Long.numberOfTrailingZeros(matches) / Byte.SIZE;
    }

    /** Has the highest bit of each byte set where two words differ. The lower bits mean nothing. */
    private static long differences(long word, long other) {
        long differing = word ^ other;
        return ((differing & LOW_BITS) + LOW_BITS) | differing;
    }
}
