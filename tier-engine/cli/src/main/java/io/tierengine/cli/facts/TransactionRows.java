package io.tierengine.cli.facts;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;

/** Purchases, refunds and adjustments. Without a currency it is the policy's. */
final class TransactionRows extends FactRowReader {

    private static final TransactionType[] TYPES = TransactionType.values();

    private final String policyCurrency;
    private final int eventId;
    private final int customerId;
    private final int occurredAt;
    private final int type;
    private final int amount;
    private final int currency;
    private final int margin;
    private final int channel;
    private final int category;
    private final int orderId;
    private final int originalOccurredAt;

    TransactionRows(FactFile file, CsvCursor row, String policyCurrency, boolean withTexts) {
        super(file, row, withTexts);
        this.policyCurrency = policyCurrency;
        this.eventId = file.column("eventId");
        this.customerId = file.column("customerId");
        this.occurredAt = file.column("occurredAt");
        this.type = file.column("type");
        this.amount = file.column("amount");
        this.currency = file.column("currency");
        this.margin = file.column("margin");
        this.channel = withTexts ? file.column("channel") : NO_COLUMN;
        this.category = withTexts ? file.column("category") : NO_COLUMN;
        this.orderId = withTexts ? file.column("orderId") : NO_COLUMN;
        this.originalOccurredAt = file.column("originalOccurredAt");
    }

    @Override
    Fact readFact() {
        String givenCurrency = cells.optionalText(currency, policyCurrency);
        return new Transaction(
                cells.uniqueText(eventId),
                cells.text(customerId),
                cells.instant(occurredAt),
                cells.oneOf(type, TYPES, TransactionType.PURCHASE),
                cells.decimal(amount, Decimals.AMOUNT_PLACES),
                givenCurrency == null ? policyCurrency : givenCurrency,
                cells.optionalDecimal(margin, Decimals.AMOUNT_PLACES),
                cells.optionalText(channel),
                cells.optionalText(category),
                cells.optionalUniqueText(orderId),
                cells.optionalInstant(originalOccurredAt),
                attributes());
    }
}
