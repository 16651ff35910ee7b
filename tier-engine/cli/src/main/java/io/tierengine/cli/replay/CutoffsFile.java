package io.tierengine.cli.replay;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.cli.facts.InstantText;
import io.tierengine.cli.terminal.CommandFailure;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Counted cut-offs as CSV: one line for each count, in the order in which they come into force. */
final class CutoffsFile {

    /** The first line. */
    static final String HEADER = "countedAt,effectiveFrom,customers,recency1,recency2,recency3,recency4,"
            + "frequency1,frequency2,frequency3,frequency4,monetary1,monetary2,monetary3,monetary4";

    private static final List<String> COLUMNS = List.of(HEADER.split(",", -1));
    private static final int FIRST_CUTOFF = 3;
    private static final int EACH = 4;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,12}");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path path;
    private final List<String> problems = new ArrayList<>();
    private final Set<Long> counted = new HashSet<>();

    private CutoffsFile(Path path) {
        this.path = path;
    }

    /**
     * Reads a file.
     *
     * @throws CommandFailure if it can't be read, or if anything in it is wrong; it tells of every line that is
     */
    static CutoffTable read(Path path) {
        try {
            CutoffsFile file = new CutoffsFile(path);
            CutoffTable table = file.read(Files.readAllBytes(path));
            if (!file.problems.isEmpty()) {
                throw CommandFailure.wrongInput(file.problems);
            }
            return table;
        } catch (NoSuchFileException e) {
            throw CommandFailure.wrongInput(List.of(path + ": no such file"));
        } catch (IOException e) {
            throw CommandFailure.wrongInput(List.of(path + ": can't be read: " + e.getMessage()));
        }
    }

    private CutoffTable read(byte[] bytes) {
        CsvCursor row = new CsvCursor();
        int from = startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        row.reset(bytes, from, bytes.length, 1);
        CutoffTable table = CutoffTable.EMPTY;
        if (!row.next() || !cells(row).equals(COLUMNS)) {
            problems.add(path + ":1: the first line must be " + HEADER);
            return table;
        }
        while (row.next()) {
            try {
                table = table.with(cutoffs(row));
            } catch (IllegalArgumentException e) {
                problems.add(path + ":" + row.line() + ": " + e.getMessage());
            }
        }
        return table;
    }

    private static boolean startsWithMark(byte[] bytes) {
        for (int i = 0; i < BYTE_ORDER_MARK.length; i++) {
            if (i >= bytes.length || bytes[i] != BYTE_ORDER_MARK[i]) {
                return false;
            }
        }
        return true;
    }

    private static List<String> cells(CsvCursor row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.cells(); i++) {
            cells.add(row.text(i));
        }
        return cells;
    }

    private RfmCutoffs cutoffs(CsvCursor row) {
        if (row.problem() != null) {
            throw new IllegalArgumentException(row.problem());
        }
        List<String> cells = cells(row);
        if (cells.size() != COLUMNS.size()) {
            throw new IllegalArgumentException(
                    "the row has " + cells.size() + " cells, the header has " + COLUMNS.size());
        }
        long countedAt = instant(cells, 0);
        RfmCutoffs cutoffs = new RfmCutoffs(
                countedAt,
                instant(cells, 1),
                whole(cells, 2),
                numbers(cells, FIRST_CUTOFF),
                numbers(cells, FIRST_CUTOFF + EACH),
                numbers(cells, FIRST_CUTOFF + 2 * EACH));
        if (!counted.add(countedAt)) {
            throw new IllegalArgumentException("another line has cut-offs counted at " + cells.getFirst());
        }
        return cutoffs;
    }

    private static long instant(List<String> cells, int column) {
        long millis = InstantText.parse(cells.get(column));
        if (millis == Decimals.ABSENT) {
            throw wrong(cells, column, "is not an instant; " + InstantText.hint(cells.get(column)));
        }
        return millis;
    }

    private static long whole(List<String> cells, int column) {
        if (!WHOLE.matcher(cells.get(column)).matches()) {
            throw wrong(cells, column, "is not a whole number");
        }
        return Long.parseLong(cells.get(column));
    }

    private static List<Long> numbers(List<String> cells, int from) {
        List<Long> numbers = new ArrayList<>();
        for (int column = from; column < from + EACH; column++) {
            if (!NUMBER.matcher(cells.get(column)).matches()) {
                throw wrong(cells, column, "is not a number with at most 6 decimal places");
            }
            numbers.add(Decimals.unscaled(new BigDecimal(cells.get(column)), Decimals.PLACES));
        }
        return numbers;
    }

    private static IllegalArgumentException wrong(List<String> cells, int column, String what) {
        return new IllegalArgumentException(
                "column '" + COLUMNS.get(column) + "': '" + cells.get(column) + "' " + what);
    }

    /** Writes cut-offs so that {@link #read} reads the same. */
    static void write(CutoffTable table, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (RfmCutoffs cutoffs : table.all()) {
            text.append(Instant.ofEpochMilli(cutoffs.countedAtMillis()))
                    .append(',')
                    .append(Instant.ofEpochMilli(cutoffs.effectiveFromMillis()))
                    .append(',')
                    .append(cutoffs.customers());
            cutoffs.recencyDays().forEach(cutoff -> append(text, cutoff));
            cutoffs.frequencies().forEach(cutoff -> append(text, cutoff));
            cutoffs.amounts().forEach(cutoff -> append(text, cutoff));
            text.append('\n');
        }
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void append(StringBuilder text, long micros) {
        text.append(',').append(Decimals.format(micros));
    }
}
