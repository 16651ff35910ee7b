package io.tierengine.cli.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open CSV file, or a pipe: its header has been looked at, nothing has been read. */
public final class CsvFile implements AutoCloseable {

    private static final int HEADER_BYTES = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final List<String> header;
    private final @Nullable String headerProblem;

    private CsvFile(InputStream in, List<String> header, @Nullable String headerProblem) {
        this.in = in;
        this.header = header;
        this.headerProblem = headerProblem;
    }

    /** Opens a file; a byte order mark at its start is passed over. */
    public static CsvFile open(Path path) throws IOException {
        return open(Files.newInputStream(path));
    }

    static CsvFile open(InputStream raw) throws IOException {
        InputStream in = new BufferedInputStream(raw, HEADER_BYTES);
        in.mark(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK)) {
            in.reset();
        }
        in.mark(HEADER_BYTES);
        byte[] head = in.readNBytes(HEADER_BYTES);
        in.reset();
        CsvCursor cursor = new CsvCursor();
        cursor.reset(head, 0, head.length, 1);
        List<String> header = new ArrayList<>();
        if (!cursor.next()) {
            return new CsvFile(in, header, null);
        }
        for (int i = 0; i < cursor.cells(); i++) {
            header.add(cursor.text(i));
        }
        return new CsvFile(in, header, cursor.problem());
    }

    /** The names of the columns; empty if there is no header. */
    public List<String> header() {
        return header;
    }

    /** What is wrong with the header as CSV; null if nothing is. */
    public @Nullable String headerProblem() {
        return headerProblem;
    }

    /** The whole file, header included. */
    InputStream in() {
        return in;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
