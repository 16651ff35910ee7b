package io.tierengine.cli.facts;

import java.util.Comparator;

/**
 * A row that can't be taken.
 *
 * @param file of {@link FactFiles}, counted from 0
 * @param line on which the row begins
 * @param message what is wrong, for a person
 */
public record BadRow(int file, int line, String message) implements ParsedRow, Comparable<BadRow> {

    private static final Comparator<BadRow> ORDER =
            Comparator.comparingInt(BadRow::file).thenComparingInt(BadRow::line);

    /** By file and line. */
    @Override
    public int compareTo(BadRow other) {
        return ORDER.compare(this, other);
    }
}
