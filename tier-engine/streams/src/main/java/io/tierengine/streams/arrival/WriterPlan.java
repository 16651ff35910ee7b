package io.tierengine.streams.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * What to do with each field of a writer's schema, in the order in which it was written, so that the outcome is that of Avro's schema
 * resolution. A schema that would need more of it than order, absence and null has no plan.
 *
 * @param <F> the fields of a fact
 */
record WriterPlan<F extends Enum<F> & WriterPlan.PlannedField>(List<Step<F>> steps) {

    private static final int NO_UNION = -1;

    WriterPlan {
        steps = List.copyOf(steps);
    }

    /** A field of a fact, or what stands for all that it doesn't use. */
    interface PlannedField {

        /** Its name in the contract; empty for what isn't used. */
        String contractName();

        Shape shape();
    }

    /** How a field is written, apart from that it may be null. */
    enum Shape {
        TEXT,
        MILLIS,
        /** A decimal of 4 places. */
        AMOUNT,
        /** A decimal of 6 places. */
        NUMBER,
        CHOICE,
        TEXTS,
        UNUSED;

        boolean fits(Schema schema) {
            return switch (this) {
                case TEXT -> schema.getType() == Schema.Type.STRING;
                case MILLIS ->
                    schema.getType() == Schema.Type.LONG
                            && schema.getLogicalType() instanceof LogicalTypes.TimestampMillis;
                case AMOUNT -> isDecimal(schema, 4);
                case NUMBER -> isDecimal(schema, 6);
                case CHOICE -> schema.getType() == Schema.Type.ENUM;
                case TEXTS ->
                    schema.getType() == Schema.Type.MAP && schema.getValueType().getType() == Schema.Type.STRING;
                case UNUSED -> false;
            };
        }

        private static boolean isDecimal(Schema schema, int places) {
            return schema.getType() == Schema.Type.BYTES
                    && schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                    && decimal.getScale() == places;
        }
    }

    /**
     * One field of the writer's schema.
     *
     * @param schema the writer's, without null
     * @param nullBranch which branch of the writer's union is null, or {@link #NO_UNION}
     */
    record Step<F>(F field, Schema schema, int nullBranch, Skip skip) {

        /** Reads whether the value is null; if not, the value comes next. */
        boolean isNull(AvroBytes in) {
            return nullBranch != NO_UNION && in.index(2) == nullBranch;
        }
    }

    /** The plan, or none: then Avro's own reader must resolve the schemas. */
    static <F extends Enum<F> & PlannedField> Optional<WriterPlan<F>> of(
            Schema writer, Schema reader, List<F> fields, F unused) {
        Schema written = Schema.applyAliases(writer, reader);
        Map<String, F> planned = fields.stream()
                .filter(field -> field != unused)
                .collect(Collectors.toMap(PlannedField::contractName, Function.identity()));
        if (!isWhole(written, reader, planned)) {
            return Optional.empty();
        }
        List<Step<F>> steps = new ArrayList<>();
        for (Schema.Field field : written.getFields()) {
            F used = planned.get(field.name());
            Optional<Step<F>> step = used == null
                    ? Skip.of(field.schema()).map(skip -> new Step<>(unused, field.schema(), NO_UNION, skip))
                    : step(used, field.schema(), reader.getField(field.name()).schema());
            if (step.isEmpty()) {
                return Optional.empty();
            }
            steps.add(step.get());
        }
        return Optional.of(new WriterPlan<>(steps));
    }

    /** Whether the reader's fields are the planned ones, and each is written or is nothing by default. */
    private static boolean isWhole(Schema written, Schema reader, Map<String, ?> planned) {
        return reader.getFields().size() == planned.size()
                && reader.getFields().stream()
                        .allMatch(field -> planned.containsKey(field.name())
                                && (written.getField(field.name()) != null || isNothingByDefault(field)));
    }

    private static boolean isNothingByDefault(Schema.Field field) {
        return field.hasDefaultValue()
                && (JsonProperties.NULL_VALUE.equals(field.defaultVal())
                        || (field.defaultVal() instanceof Map<?, ?> map && map.isEmpty()));
    }

    private static <F extends PlannedField> Optional<Step<F>> step(F field, Schema written, Schema read) {
        Schema value = withoutNull(written);
        Schema wanted = withoutNull(read);
        boolean fits = field.shape().fits(value) && field.shape().fits(wanted);
        boolean mayBeNull = read.isNullable() || nullBranch(written) == NO_UNION;
        boolean sameEnum =
                value.getType() != Schema.Type.ENUM || value.getFullName().equals(wanted.getFullName());
        return fits && mayBeNull && sameEnum
                ? Optional.of(new Step<>(field, value, nullBranch(written), in -> {}))
                : Optional.empty();
    }

    /** What a union of null and something else has beside null; any other schema as it is. */
    private static Schema withoutNull(Schema schema) {
        int nullBranch = nullBranch(schema);
        return nullBranch == NO_UNION ? schema : schema.getTypes().get(1 - nullBranch);
    }

    private static int nullBranch(Schema schema) {
        boolean optional = schema.isUnion() && schema.getTypes().size() == 2 && schema.isNullable();
        return optional ? schema.getIndexNamed("null") : NO_UNION;
    }
}
