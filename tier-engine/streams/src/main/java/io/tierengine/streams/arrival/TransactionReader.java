package io.tierengine.streams.arrival;

import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import io.tierengine.streams.arrival.WriterPlan.PlannedField;
import io.tierengine.streams.arrival.WriterPlan.Shape;
import io.tierengine.streams.arrival.WriterPlan.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Transactions of one writer's schema, with the outcome of {@link FactTranslation#ofTransaction}. */
final class TransactionReader implements EventReader {

    private final WriterPlan<Field> plan;

    /** By the writer's index; null for a type that must be refused. */
    private final @Nullable TransactionType[] types;

    private enum Field implements PlannedField {
        EVENT_ID("eventId", Shape.TEXT),
        CUSTOMER_ID("customerId", Shape.TEXT),
        OCCURRED_AT("occurredAt", Shape.MILLIS),
        TYPE("type", Shape.CHOICE),
        AMOUNT("amount", Shape.AMOUNT),
        CURRENCY("currency", Shape.TEXT),
        MARGIN("margin", Shape.AMOUNT),
        CHANNEL("channel", Shape.TEXT),
        CATEGORY("category", Shape.TEXT),
        ORDER_ID("orderId", Shape.TEXT),
        ORIGINAL_OCCURRED_AT("originalOccurredAt", Shape.MILLIS),
        ATTRIBUTES("attributes", Shape.TEXTS),
        UNUSED("", Shape.UNUSED);

        private final String contractName;
        private final Shape shape;

        Field(String contractName, Shape shape) {
            this.contractName = contractName;
            this.shape = shape;
        }

        @Override
        public String contractName() {
            return contractName;
        }

        @Override
        public Shape shape() {
            return shape;
        }
    }

    private TransactionReader(WriterPlan<Field> plan) {
        this.plan = plan;
        this.types = plan.steps().stream()
                .filter(step -> step.field() == Field.TYPE)
                .flatMap(step -> step.schema().getEnumSymbols().stream())
                .map(TransactionReader::typeNamed)
                .toArray(TransactionType[]::new);
    }

    /** A reader, or none where Avro's own must resolve the schemas. */
    static Optional<EventReader> of(Schema writer, Schema reader) {
        return WriterPlan.of(writer, reader, List.of(Field.values()), Field.UNUSED)
                .map(TransactionReader::new);
    }

    /** Whatever is required has its step in the plan, so that what it begins with here is never seen. */
    @Override
    public Transaction read(AvroBytes in) {
        String eventId = "";
        String customerId = "";
        long occurredAt = 0;
        TransactionType type = TransactionType.PURCHASE;
        long amount = 0;
        String currency = "";
        long margin = Decimals.ABSENT;
        String channel = null;
        String category = null;
        String orderId = null;
        long refundedAt = Decimals.ABSENT;
        Map<String, String> attributes = Map.of();
        List<Step<Field>> steps = plan.steps();
        for (int i = 0; i < steps.size(); i++) {
            Step<Field> step = steps.get(i);
            if (step.isNull(in)) {
                continue;
            }
            switch (step.field()) {
                case EVENT_ID -> eventId = in.text();
                case CUSTOMER_ID -> customerId = in.text();
                case OCCURRED_AT -> occurredAt = in.number();
                case TYPE -> type = type(in);
                case AMOUNT -> amount = in.decimal();
                case CURRENCY -> currency = in.sharedText();
                case MARGIN -> margin = in.decimal();
                case CHANNEL -> channel = in.sharedText();
                case CATEGORY -> category = in.sharedText();
                case ORDER_ID -> orderId = in.text();
                case ORIGINAL_OCCURRED_AT -> refundedAt = in.number();
                case ATTRIBUTES -> attributes = in.texts();
                case UNUSED -> step.skip().over(in);
            }
        }
        in.requireEnd();
        return new Transaction(
                eventId,
                customerId,
                occurredAt,
                type,
                amount,
                currency,
                margin,
                channel,
                category,
                orderId,
                refundedAt,
                attributes);
    }

    private TransactionType type(AvroBytes in) {
        TransactionType type = types[in.index(types.length)];
        if (type == null) {
            throw new OddBytesException();
        }
        return type;
    }

    private static @Nullable TransactionType typeNamed(String symbol) {
        return Arrays.stream(TransactionType.values())
                .filter(type -> type.name().equals(symbol))
                .findFirst()
                .orElse(null);
    }
}
