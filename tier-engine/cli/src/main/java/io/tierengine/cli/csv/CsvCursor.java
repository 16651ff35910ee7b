package io.tierengine.cli.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the records of CSV bytes (RFC 4180), one after the other, without creating objects. A record without quotes is
 * split at marks that are found eight bytes at a time, any other byte by byte.
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
    private final MarkWindow window = new MarkWindow();
    private final Cells cells = new Cells();
    private final QuotedRecord quoted = new QuotedRecord(cells);
    /** Whether all bytes of the record are ASCII; false also where a neighbour's may not be. */
    private boolean ascii;

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
        window.clear();
    }

    /** Goes to the next record; false if there is none. */
    public boolean next() {
        skipEmptyLines();
        if (position >= limit) {
            return false;
        }
        recordFrom = position;
        line = nextLine;
        problem = null;
        if (!splitPlain()) {
            splitQuoted();
        }
        if (!ascii && problem == null && !isUtf8()) {
            problem = "the row isn't valid UTF-8; save the file with the encoding UTF-8";
        }
        return true;
    }

    /** Reads the cells of a record without quotes; false, and nothing is done, if it has one. */
    private boolean splitPlain() {
        cells.clear();
        int start = recordFrom;
        if (!window.skipTo(start)) {
            window.load(bytes, start, limit);
        }
        ascii = window.isAscii();
        while (true) {
            while (!window.hasMark()) {
                if (window.end() >= limit) {
                    endPlain(start, limit, limit);
                    return true;
                }
                window.load(bytes, window.end(), limit);
                ascii &= window.isAscii();
            }
            int mark = window.nextMark();
            byte c = bytes[mark];
            if (c == ',') {
                cells.add(start, mark, false);
                start = mark + 1;
            } else if (c == '\n') {
                nextLine++;
                endPlain(start, mark > start && bytes[mark - 1] == '\r' ? mark - 1 : mark, mark + 1);
                return true;
            } else if (c == '"') {
                return false;
            }
        }
    }

    private void endPlain(int start, int end, int next) {
        cells.add(start, end, false);
        position = next;
    }

    private void splitQuoted() {
        cells.clear();
        quoted.split(bytes, recordFrom, limit);
        position = quoted.end();
        nextLine += quoted.lines();
        problem = quoted.problem();
        ascii = quoted.beyondAscii() == 0;
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

    /** The array that the record lies in. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the record begins in {@link #bytes()}. */
    public int recordFrom() {
        return recordFrom;
    }

    /** Where the next record or an empty line begins. */
    public int recordTo() {
        return position;
    }

    /** How many cells the record has. */
    public int cells() {
        return cells.count();
    }

    public boolean isEmpty(int cell) {
        return cells.from(cell) == cells.to(cell);
    }

    /** The array in which a cell lies, from {@link #from(int)} to {@link #to(int)}, unquoted. */
    public byte[] array(int cell) {
        return cells.isElsewhere(cell) ? quoted.unescaped() : bytes;
    }

    /** Whether the cell lies in {@link #bytes()}; one with doubled quotes doesn't. */
    public boolean isInRecord(int cell) {
        return !cells.isElsewhere(cell);
    }

    public int from(int cell) {
        return cells.from(cell);
    }

    public int to(int cell) {
        return cells.to(cell);
    }

    public String text(int cell) {
        int from = cells.from(cell);
        return new String(array(cell), from, cells.to(cell) - from, charset());
    }

    /** Latin 1 for what is ASCII, which is made into text faster. */
    private Charset charset() {
        return ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }
}
