package io.tierengine.cli.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Splits records that have quotes, byte by byte. Not thread-safe. */
final class QuotedRecord {

    private static final byte[] NOTHING = new byte[0];
    private static final int NOT_ASCII = 0x80;

    private final Cells cells;
    private byte[] bytes = NOTHING;
    private int position;
    private int limit;
    private int lines;
    private int beyondAscii;
    private byte[] scratch = new byte[64];
    private int scratchSize;
    private @Nullable String problem;

    /** @param cells are added to; those with doubled quotes lie in {@link #unescaped()} */
    QuotedRecord(Cells cells) {
        this.cells = cells;
    }

    /** Splits the record that begins at {@code from}. */
    void split(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.position = from;
        this.limit = limit;
        lines = 0;
        scratchSize = 0;
        beyondAscii = 0;
        problem = null;
        boolean more = true;
        while (more) {
            boolean quoted = position < limit && bytes[position] == '"';
            more = quoted ? quotedCell() : plainCell(position);
        }
    }

    /** Where the next record or an empty line begins. */
    int end() {
        return position;
    }

    /** How many line ends there are up to {@link #end()}. */
    int lines() {
        return lines;
    }

    /** Zero if all bytes are ASCII. */
    int beyondAscii() {
        return beyondAscii;
    }

    /** What is wrong with the record; null if nothing is. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Where the cells lie that had doubled quotes. */
    byte[] unescaped() {
        return scratch;
    }

    /** Reads a cell without quotes; tells whether another cell follows in this record. */
    private boolean plainCell(int start) {
        byte[] b = bytes;
        int end = limit;
        int seen = 0;
        for (int i = start; i < end; i++) {
            byte c = b[i];
            seen |= c;
            if (c == ',') {
                return endCell(start, i, i + 1, seen, true);
            }
            if (c == '\n') {
                lines++;
                int cellEnd = i > start && b[i - 1] == '\r' ? i - 1 : i;
                return endCell(start, cellEnd, i + 1, seen, false);
            }
            if (c == '"' && problem == null) {
                problem = "a quote inside a cell that isn't quoted; put the whole cell in quotes and double this one";
            }
        }
        return endCell(start, end, end, seen, false);
    }

    private boolean quotedCell() {
        byte[] b = bytes;
        int start = position + 1;
        boolean doubled = false;
        for (int i = start; i < limit; i++) {
            byte c = b[i];
            beyondAscii |= c & NOT_ASCII;
            if (c == '\n') {
                lines++;
            } else if (c == '"') {
                if (i + 1 < limit && b[i + 1] == '"') {
                    doubled = true;
                    i++;
                } else {
                    return afterQuote(start, i, doubled);
                }
            }
        }
        problem = "a quote is opened and never closed"
                + (lines < 2 ? "" : "; it takes in the " + (lines - 1) + " lines below");
        return endCell(start, limit, limit, 0, false);
    }

    private boolean afterQuote(int start, int closing, boolean doubled) {
        int after = closing + 1;
        boolean isLast = after >= limit
                || bytes[after] == '\n'
                || (bytes[after] == '\r' && after + 1 < limit && bytes[after + 1] == '\n');
        if (!isLast && bytes[after] != ',') {
            if (problem == null) {
                problem = "text after a closing quote; double the quotes that belong to the cell";
            }
            return plainCell(after);
        }
        int next = after;
        if (!isLast) {
            next = after + 1;
        } else if (after < limit) {
            next = bytes[after] == '\r' ? after + 2 : after + 1;
            lines++;
        }
        if (doubled) {
            return endUnescaped(start, closing, next, !isLast);
        }
        return endCell(start, closing, next, 0, !isLast);
    }

    private boolean endUnescaped(int start, int end, int next, boolean more) {
        if (scratch.length < scratchSize + end - start) {
            scratch = Arrays.copyOf(scratch, 2 * (scratchSize + end - start));
        }
        int cellFrom = scratchSize;
        for (int i = start; i < end; i++) {
            scratch[scratchSize++] = bytes[i];
            if (bytes[i] == '"') {
                i++;
            }
        }
        cells.add(cellFrom, scratchSize, true);
        position = next;
        return more;
    }

    private boolean endCell(int start, int end, int next, int seen, boolean more) {
        cells.add(start, end, false);
        position = next;
        beyondAscii |= seen & NOT_ASCII;
        return more;
    }
}
