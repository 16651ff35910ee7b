package io.tierengine.cli.facts;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.core.number.Decimals;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one row after the other by the type of their column, and keeps the first thing that is wrong with
 * the row. A column is its place in the header, -1 if the file hasn't got it; an empty cell is an absent value.
 */
final class CellReader {

    private final CsvCursor row;
    private final List<String> header;
    private final TextPool pool;
    private @Nullable String problem;

    CellReader(CsvCursor row, List<String> header, TextPool pool) {
        this.row = row;
        this.header = header;
        this.pool = pool;
    }

    /** Begins with the row that the cursor is on. */
    void start() {
        problem = row.problem();
        if (problem == null && row.cells() != header.size()) {
            problem = "the row has " + count(row.cells(), "cell") + ", the header has " + count(header.size(), "column")
                    + (row.cells() > header.size() ? "; a comma inside a cell needs quotes around the cell" : "");
        }
    }

    /** The first thing that is wrong with the row as far as it has been read; null if nothing is. */
    @Nullable
    String problem() {
        return problem;
    }

    private boolean isAbsent(int column) {
        return column < 0 || problem != null || row.isEmpty(column);
    }

    private boolean isMissing(int column) {
        if (!isAbsent(column)) {
            return false;
        }
        if (problem == null) {
            problem = named(column) + " is empty, and is required";
        }
        return true;
    }

    /** Text that may repeat itself in other rows; null if absent. */
    @Nullable
    String optionalText(int column) {
        return isAbsent(column) ? null : pool.get(row.array(column), row.from(column), row.to(column));
    }

    /** Text that may repeat itself in other rows and is mostly the given one; null if absent. */
    @Nullable
    String optionalText(int column, String usual) {
        if (isAbsent(column)) {
            return null;
        }
        boolean isUsual = TextPool.isSame(usual, row.array(column), row.from(column), row.to(column));
        return isUsual ? usual : optionalText(column);
    }

    /** Text that is the row's own; null if absent. */
    @Nullable
    String optionalUniqueText(int column) {
        return isAbsent(column) ? null : row.text(column);
    }

    /** Text that must be there and may repeat itself in other rows. */
    String text(int column) {
        return isMissing(column) ? "" : pool.get(row.array(column), row.from(column), row.to(column));
    }

    /** Text that must be there and is the row's own. */
    String uniqueText(int column) {
        return isMissing(column) ? "" : row.text(column);
    }

    /** Epoch milliseconds. */
    long instant(int column) {
        return isMissing(column) ? Decimals.ABSENT : optionalInstant(column);
    }

    /** Epoch milliseconds, or absent. */
    long optionalInstant(int column) {
        if (isAbsent(column)) {
            return Decimals.ABSENT;
        }
        long millis = InstantText.parse(row.array(column), row.from(column), row.to(column));
        if (millis == Decimals.ABSENT) {
            report(column, is("is not an instant; " + InstantText.hint(row.text(column)), column));
        }
        return millis;
    }

    /** The epoch day of a date, or the default. */
    int optionalDate(int column, int otherwise) {
        if (isAbsent(column)) {
            return otherwise;
        }
        try {
            return Math.toIntExact(LocalDate.parse(row.text(column)).toEpochDay());
        } catch (DateTimeParseException | ArithmeticException e) {
            report(column, is("is not a date such as 2026-03-01", column));
            return otherwise;
        }
    }

    /** In units of the last place. */
    long decimal(int column, int places) {
        return isMissing(column) ? Decimals.ABSENT : optionalDecimal(column, places);
    }

    /** In units of the last place, or absent. */
    long optionalDecimal(int column, int places) {
        if (isAbsent(column)) {
            return Decimals.ABSENT;
        }
        long number = DecimalText.parse(row.array(column), row.from(column), row.to(column), places);
        if (number == Decimals.ABSENT) {
            String what = "is not a number with at most " + places + " decimal places";
            report(column, is(what + DecimalText.hint(row.text(column), places), column));
        }
        return number;
    }

    /** A whole number from 0. */
    long order(int column) {
        if (isMissing(column)) {
            return 0;
        }
        long number = DecimalText.parse(row.array(column), row.from(column), row.to(column), 0);
        if (number < 0) {
            report(column, is("is not a whole number from 0", column));
        }
        return number;
    }

    /** One of the names of an enum; the default, with a problem, if it is none of them. */
    <E extends Enum<E>> E oneOf(int column, E[] values, E otherwise) {
        if (isMissing(column)) {
            return otherwise;
        }
        for (E value : values) {
            if (TextPool.isSame(value.name(), row.array(column), row.from(column), row.to(column))) {
                return value;
            }
        }
        String text = row.text(column);
        List<String> names = Arrays.stream(values).map(Enum::name).toList();
        String similar = DidYouMean.nearest(text, names);
        report(
                column,
                is("is not one of " + String.join(", ", names), column)
                        + (similar.isEmpty() ? "" : "; did you mean " + similar + "?"));
        return otherwise;
    }

    private String is(String what, int column) {
        return problem == null ? "'" + Quoted.text(row.text(column)) + "' " + what : what;
    }

    private void report(int column, String what) {
        if (problem == null) {
            problem = named(column) + ": " + what;
        }
    }

    private String named(int column) {
        return "column '" + Quoted.text(header.get(column)) + "'";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
