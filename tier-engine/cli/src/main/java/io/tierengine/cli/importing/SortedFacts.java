package io.tierengine.cli.importing;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.cli.facts.BadRow;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.FactRow;
import io.tierengine.cli.facts.FactRowReader;
import io.tierengine.core.fact.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts of CSV files in the order in which they are taken, that of time or of arrival, whatever the order of the rows; each is
 * read from its file when it is asked for. Made by {@link FactIndexing}. Not thread-safe.
 */
public final class SortedFacts implements AutoCloseable {

    private final FactFiles files;
    private final FactIndex index;
    private final String fingerprint;
    private final CsvCursor cursor = new CsvCursor();
    private final List<RowWindow> windows = new ArrayList<>();
    private final List<FactRowReader> readers = new ArrayList<>();

    SortedFacts(FactFiles files, FactIndex index, String fingerprint, String currency) throws IOException {
        this.files = files;
        this.index = index;
        this.fingerprint = fingerprint;
        for (int file = 0; file < files.size(); file++) {
            windows.add(new RowWindow(files.path(file)));
            readers.add(files.reader(file, cursor, currency));
        }
    }

    public int size() {
        return index.size();
    }

    /** Whether the order is that of arrival, so that facts may lie behind others that occurred later. */
    public boolean isInOrderOfArrival() {
        return files.isInOrderOfArrival();
    }

    /** Tells these facts from others: their files' contents, and what was left out of them. 16 hexadecimal digits. */
    String fingerprint() {
        return fingerprint;
    }

    /** A fact by its place in the order, from 0. */
    public Fact get(int position) throws IOException {
        int file = index.file(position);
        RowWindow window = windows.get(file);
        int length = index.length(position);
        int from = window.seek(index.offset(position), length);
        cursor.reset(window.bytes(), from, from + length, 1);
        cursor.next();
        return switch (readers.get(file).read()) {
            case FactRow row -> row.fact();
            case BadRow bad ->
                throw new IOException(
                        files.path(file) + " has changed while it was read; leave it alone and start again");
        };
    }

    /**
     * Through when the facts before a position are complete, epoch milliseconds: just before the earliest of those from there on.
     */
    long completeThroughBefore(int position) {
        return index.earliestFrom(position) - 1;
    }

    @Override
    public void close() throws IOException {
        for (RowWindow window : windows) {
            window.close();
        }
    }
}
