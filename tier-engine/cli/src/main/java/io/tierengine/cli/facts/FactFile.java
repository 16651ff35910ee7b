package io.tierengine.cli.facts;

import io.tierengine.cli.csv.CsvFile;
import io.tierengine.core.fact.FactKind;
import java.util.List;

/**
 * An open file of facts of one kind, whose header is right.
 *
 * @param index among the {@link FactFiles}, from 0
 * @param name as it was given, for messages
 */
record FactFile(int index, FactKind kind, String name, CsvFile csv) {

    List<String> header() {
        return csv.header();
    }

    /** The place of a column, -1 if the file hasn't got it. */
    int column(String columnName) {
        return header().indexOf(columnName);
    }

    boolean hasArrival() {
        return column("arrival") >= 0;
    }
}
