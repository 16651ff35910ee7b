package io.tierengine.cli.facts;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.number.Decimals;

/** Contacts that move no money. */
final class InteractionRows extends FactRowReader {

    private final int eventId;
    private final int customerId;
    private final int occurredAt;
    private final int type;
    private final int value;
    private final int caseId;

    InteractionRows(FactFile file, CsvCursor row, boolean withTexts) {
        super(file, row, withTexts);
        this.eventId = file.column("eventId");
        this.customerId = file.column("customerId");
        this.occurredAt = file.column("occurredAt");
        this.type = file.column("type");
        this.value = file.column("value");
        this.caseId = withTexts ? file.column("caseId") : NO_COLUMN;
    }

    @Override
    Fact readFact() {
        return new Interaction(
                cells.uniqueText(eventId),
                cells.text(customerId),
                cells.instant(occurredAt),
                cells.text(type),
                cells.optionalDecimal(value, Decimals.PLACES),
                cells.optionalUniqueText(caseId),
                attributes());
    }
}
