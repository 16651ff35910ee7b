package io.tierengine.cli.facts;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.core.fact.Fact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the rows of one file as facts. Not thread-safe. */
public abstract sealed class FactRowReader
        permits TransactionRows, InteractionRows, ProfileRows, OverrideRows, AssessmentRows {

    /** The column of a cell that isn't read. */
    static final int NO_COLUMN = -1;

    private static final int POOLED_TEXTS = 1 << 14;

    private final CsvCursor row;
    private final FactFile file;
    private final int arrival;
    private final List<FreeColumn> freeColumns;
    final CellReader cells;

    /** A column of a free attribute: its name in the fact, and its place. */
    record FreeColumn(String name, int column) {}

    FactRowReader(FactFile file, CsvCursor row, boolean withFreeColumns) {
        this.row = row;
        this.file = file;
        this.arrival = file.column("arrival");
        this.cells = new CellReader(row, file.header(), new TextPool(POOLED_TEXTS));
        this.freeColumns = withFreeColumns ? freeColumns(file) : List.of();
    }

    /** @param withTexts whether events need channel, category, orderId, caseId and free attributes */
    static FactRowReader of(FactFile file, CsvCursor row, String policyCurrency, boolean withTexts) {
        return switch (file.kind()) {
            case TRANSACTION -> new TransactionRows(file, row, policyCurrency, withTexts);
            case INTERACTION -> new InteractionRows(file, row, withTexts);
            case PROFILE -> new ProfileRows(file, row);
            case OVERRIDE -> new OverrideRows(file, row);
            case ASSESSMENT -> new AssessmentRows(file, row);
        };
    }

    /** Reads the row that the cursor is on. */
    public final ParsedRow read() {
        cells.start();
        Fact fact = readFact();
        long order = arrival < 0 ? fact.occurredAtMillis() : cells.order(arrival);
        String problem = cells.problem();
        return problem == null
                ? new FactRow(fact, order, file.index(), row.line())
                : new BadRow(file.index(), row.line(), problem);
    }

    /** The fact that the row tells; something of no meaning if the cells have a problem. */
    abstract Fact readFact();

    final List<FreeColumn> freeColumns() {
        return freeColumns;
    }

    /** The free attributes of an event that the row has. */
    final Map<String, String> attributes() {
        if (freeColumns.isEmpty()) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (FreeColumn free : freeColumns) {
            String text = cells.optionalText(free.column());
            if (text != null) {
                attributes.put(free.name(), text);
            }
        }
        return attributes;
    }

    private static List<FreeColumn> freeColumns(FactFile file) {
        Columns columns = Columns.of(file.kind());
        return file.header().stream()
                .filter(name -> !columns.isKnown(name))
                .map(name -> new FreeColumn(attributeName(name, columns), file.column(name)))
                .toList();
    }

    private static String attributeName(String column, Columns columns) {
        return column.substring(columns.freePrefix().length());
    }
}
