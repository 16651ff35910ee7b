package io.tierengine.cli.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the records of CSV bytes (RFC 4180), one after the other, without creating objects.
 *
 * <p>Cells are separated by commas, records by LF or CRLF; a line with nothing on it is no record. A cell in double quotes may
 * contain commas, line ends and, doubled, quotes. A record whose quotes are wrong is a record too, with a {@link #problem()},
 * and the next one begins after the line on which it ends.
 *
 * <p>Not thread-safe. A cell is valid until the next call of {@link #next()}.
 */
public final class CsvCursor {

    private static final byte[] NOTHING = new byte[0];

    private byte[] bytes = NOTHING;
    private int position;
    private int limit;
    private int nextLine;

    private int recordFrom;
    private int line;
    private int cells;
    private int[] from = new int[32];
    private int[] to = new int[32];
    private boolean[] unescaped = new boolean[32];
    private byte[] scratch = new byte[64];
    private int scratchSize;
    private int bits;
    private @Nullable String problem;

    /**
     * Starts anew.
     *
     * @param bytes must not change while the cursor is on them
     * @param firstLine number of the line on which {@code from} is, for messages
     */
    public void reset(byte[] bytes, int from, int to, int firstLine) {
        this.bytes = bytes;
        this.position = from;
        this.limit = to;
        this.nextLine = firstLine;
    }

    /** Goes to the next record; false if there is none. */
    public boolean next() {
        skipEmptyLines();
        if (position >= limit) {
            return false;
        }
        recordFrom = position;
        line = nextLine;
        cells = 0;
        scratchSize = 0;
        bits = 0;
        problem = null;
        boolean more = true;
        while (more) {
            boolean quoted = position < limit && bytes[position] == '"';
            more = quoted ? quotedCell() : plainCell(position);
        }
        if (bits < 0 && problem == null && !isUtf8()) {
            problem = "the row isn't valid UTF-8; save the file with the encoding UTF-8";
        }
        return true;
    }

    private void skipEmptyLines() {
        while (position < limit) {
            byte b = bytes[position];
            if (b == '\n') {
                position++;
            } else if (b == '\r' && position + 1 < limit && bytes[position + 1] == '\n') {
                position += 2;
            } else {
                return;
            }
            nextLine++;
        }
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
                nextLine++;
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
            bits |= c;
            if (c == '\n') {
                nextLine++;
            } else if (c == '"') {
                if (i + 1 < limit && b[i + 1] == '"') {
                    doubled = true;
                    i++;
                } else {
                    return afterQuote(start, i, doubled);
                }
            }
        }
        int swallowed = nextLine - line;
        problem = "a quote is opened and never closed"
                + (swallowed < 2 ? "" : "; it takes in the " + (swallowed - 1) + " lines below");
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
            nextLine++;
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
        endCell(cellFrom, scratchSize, next, 0, more);
        unescaped[cells - 1] = true;
        return more;
    }

    private boolean endCell(int start, int end, int next, int seen, boolean more) {
        if (cells == from.length) {
            from = Arrays.copyOf(from, 2 * cells);
            to = Arrays.copyOf(to, 2 * cells);
            unescaped = Arrays.copyOf(unescaped, 2 * cells);
        }
        from[cells] = start;
        to[cells] = end;
        unescaped[cells] = false;
        cells++;
        position = next;
        bits |= seen;
        return more;
    }

    private boolean isUtf8() {
        ByteBuffer record = ByteBuffer.wrap(bytes, recordFrom, position - recordFrom);
        CharBuffer unused = CharBuffer.allocate(record.remaining());
        return !StandardCharsets.UTF_8.newDecoder().decode(record, unused, true).isError();
    }

    /** The line on which the record begins. */
    public int line() {
        return line;
    }

    /** What is wrong with the record as CSV; null if nothing is. */
    public @Nullable String problem() {
        return problem;
    }

    /** Where the record begins in the bytes of {@link #reset}. */
    public int recordFrom() {
        return recordFrom;
    }

    /** Where the next record or an empty line begins. */
    public int recordTo() {
        return position;
    }

    /** How many cells the record has. */
    public int cells() {
        return cells;
    }

    public boolean isEmpty(int cell) {
        return from[cell] == to[cell];
    }

    /** The array in which a cell lies, from {@link #from(int)} to {@link #to(int)}, unquoted. */
    public byte[] array(int cell) {
        return unescaped[cell] ? scratch : bytes;
    }

    public int from(int cell) {
        return from[cell];
    }

    public int to(int cell) {
        return to[cell];
    }

    public String text(int cell) {
        return new String(array(cell), from[cell], to[cell] - from[cell], StandardCharsets.UTF_8);
    }
}
