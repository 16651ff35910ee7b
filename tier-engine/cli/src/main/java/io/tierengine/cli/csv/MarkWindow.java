package io.tierengine.cli.csv;

/**
 * Sixty-four bytes, of which it is known where a comma, a line end or a quote may be: at the bytes up to the comma in ASCII,
 * which are hardly ever anything else. One comparison for eight bytes finds them.
 */
final class MarkWindow {

    private static final int SIZE = Long.SIZE;

    private int from;
    private long marks;
    private long seen;

    /** Has no place inside until it is loaded. */
    void clear() {
        from = Integer.MAX_VALUE;
        marks = 0;
    }

    /** Looks at the bytes from {@code from} on, as far as they lie below {@code limit}. */
    void load(byte[] bytes, int from, int limit) {
        this.from = from;
        long found = 0;
        long all = 0;
        if (limit - from >= SIZE) {
            for (int i = 0; i < SIZE; i += Long.BYTES) {
                long word = Words.get(bytes, from + i);
                found |= Words.upToComma(word) << i;
                all |= word;
            }
        } else {
            for (int i = 0; i < limit - from; i += Long.BYTES) {
                long word = Words.getBelow(bytes, from + i, limit);
                found |= Words.upToComma(word) << i;
                all |= word;
            }
            found &= (1L << (limit - from)) - 1;
        }
        marks = found;
        seen = all;
    }

    /** Forgets the marks before a place; false if the place lies outside. */
    boolean skipTo(int place) {
        int skipped = place - from;
        if (skipped < 0 || skipped >= SIZE) {
            return false;
        }
        marks &= -1L << skipped;
        return true;
    }

    boolean hasMark() {
        return marks != 0;
    }

    /** The place of the next mark, of which there is one. */
    int nextMark() {
        int place = from + Long.numberOfTrailingZeros(marks);
        marks &= marks - 1;
        return place;
    }

    /** Where the next window begins. */
    int end() {
        return from + SIZE;
    }

    boolean isAscii() {
        return Words.isAscii(seen);
    }
}
