package io.tierengine.streams.arrival;

import io.tierengine.core.fact.Interaction;
import io.tierengine.core.number.Decimals;
import io.tierengine.streams.arrival.WriterPlan.PlannedField;
import io.tierengine.streams.arrival.WriterPlan.Shape;
import io.tierengine.streams.arrival.WriterPlan.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/** Interactions of one writer's schema, with the outcome of {@link FactTranslation#ofInteraction}. */
final class InteractionReader implements EventReader {

    private final WriterPlan<Field> plan;

    private enum Field implements PlannedField {
        EVENT_ID("eventId", Shape.TEXT),
        CUSTOMER_ID("customerId", Shape.TEXT),
        OCCURRED_AT("occurredAt", Shape.MILLIS),
        TYPE("type", Shape.TEXT),
        VALUE("value", Shape.NUMBER),
        CASE_ID("caseId", Shape.TEXT),
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

    private InteractionReader(WriterPlan<Field> plan) {
        this.plan = plan;
    }

    /** A reader, or none where Avro's own must resolve the schemas. */
    static Optional<EventReader> of(Schema writer, Schema reader) {
        return WriterPlan.of(writer, reader, List.of(Field.values()), Field.UNUSED)
                .map(InteractionReader::new);
    }

    /** Whatever is required has its step in the plan, so that what it begins with here is never seen. */
    @Override
    public Interaction read(AvroBytes in) {
        String eventId = "";
        String customerId = "";
        long occurredAt = 0;
        String type = "";
        long value = Decimals.ABSENT;
        String caseId = null;
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
                case VALUE -> value = in.decimal();
                case CASE_ID -> caseId = in.text();
                case ATTRIBUTES -> attributes = in.texts();
                case UNUSED -> step.skip().over(in);
            }
        }
        in.requireEnd();
        return new Interaction(eventId, customerId, occurredAt, type, value, caseId, attributes);
    }

    /** Without a type it must be refused. */
    private static String type(AvroBytes in) {
        String type = in.sharedText();
        if (type.isEmpty()) {
            throw new OddBytesException();
        }
        return type;
    }
}
