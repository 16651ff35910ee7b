package io.tierengine.cli.facts;

import io.tierengine.cli.csv.CsvCursor;

/** What the rows of one file are sorted by: the customer, and the place among the customer's facts. Not thread-safe. */
public final class RowKey {

    private final CsvCursor row;
    private final int customer;
    private final int arrival;
    private final int occurredAt;

    RowKey(FactFile file, CsvCursor row) {
        this.row = row;
        this.customer = file.column("customerId");
        this.arrival = file.column("arrival");
        this.occurredAt = file.column("occurredAt");
    }

    /** The cell of the customer's id, -1 if the row that the cursor is on hasn't got so many. */
    public int customer() {
        return customer < row.cells() ? customer : -1;
    }

    /** The number that {@link FactRow#order()} gives; anything if the row can't be taken. */
    public long order() {
        int column = arrival < 0 ? occurredAt : arrival;
        if (column >= row.cells()) {
            return 0;
        }
        return arrival < 0
                ? InstantText.parse(row.array(column), row.from(column), row.to(column))
                : DecimalText.parse(row.array(column), row.from(column), row.to(column), 0);
    }
}
