package io.tierengine.cli.facts;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.number.Decimals;

/** People's decisions. One without {@code effectiveFrom} is valid from when it was given. */
final class OverrideRows extends FactRowReader {

    private static final TierOverride.Kind[] KINDS = TierOverride.Kind.values();

    private final int customerId;
    private final int occurredAt;
    private final int kind;
    private final int tier;
    private final int effectiveFrom;
    private final int expiresAt;
    private final int reason;
    private final int author;

    OverrideRows(FactFile file, CsvCursor row) {
        super(file, row, true);
        this.customerId = file.column("customerId");
        this.occurredAt = file.column("occurredAt");
        this.kind = file.column("kind");
        this.tier = file.column("tier");
        this.effectiveFrom = file.column("effectiveFrom");
        this.expiresAt = file.column("expiresAt");
        this.reason = file.column("reason");
        this.author = file.column("author");
    }

    @Override
    Fact readFact() {
        String customer = cells.text(customerId);
        long given = cells.instant(occurredAt);
        TierOverride.Kind decided = cells.oneOf(kind, KINDS, TierOverride.Kind.RELEASE);
        String optionalTier = cells.optionalText(tier);
        String namedTier = decided == TierOverride.Kind.RELEASE && optionalTier == null ? "" : cells.text(tier);
        long from = cells.optionalInstant(effectiveFrom);
        return new TierOverride(
                customer,
                given,
                decided,
                namedTier,
                cells.optionalText(reason),
                cells.optionalText(author),
                from == Decimals.ABSENT ? given : from,
                cells.optionalInstant(expiresAt));
    }
}
