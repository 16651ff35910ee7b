package io.tierengine.cli.facts;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.number.Decimals;
import java.util.HashMap;
import java.util.Map;

/** People's judgements. Every column {@code ratings.x} is the rating of the criterion x; an empty cell rates nothing. */
final class AssessmentRows extends FactRowReader {

    private final int customerId;
    private final int occurredAt;
    private final int author;
    private final int reason;
    private final int expiresAt;
    private final int sampleId;

    AssessmentRows(FactFile file, CsvCursor row) {
        super(file, row, true);
        this.customerId = file.column("customerId");
        this.occurredAt = file.column("occurredAt");
        this.author = file.column("author");
        this.reason = file.column("reason");
        this.expiresAt = file.column("expiresAt");
        this.sampleId = file.column("sampleId");
    }

    @Override
    Fact readFact() {
        return new Assessment(
                cells.text(customerId),
                cells.instant(occurredAt),
                cells.optionalText(author),
                ratings(),
                cells.optionalText(reason),
                cells.optionalInstant(expiresAt),
                cells.optionalText(sampleId));
    }

    private Map<String, Long> ratings() {
        Map<String, Long> ratings = new HashMap<>();
        for (FreeColumn free : freeColumns()) {
            long rating = cells.optionalDecimal(free.column(), Decimals.PLACES);
            if (rating != Decimals.ABSENT) {
                ratings.put(free.name(), rating);
            }
        }
        return ratings;
    }
}
