package io.tierengine.streams.serde;

import static java.util.Objects.requireNonNull;

import io.tierengine.core.binary.PackedWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of one schema in Avro's binary form. What depends on the schema alone, as which branch of a union is null and how an instant is told, is
 * settled when it is made; Avro's own writer finds it out anew for each value. Thread-safe.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">Avro, binary encoding</a>
 */
interface ValueWriter {

    /**
     * Writes a value.
     *
     * @throws RuntimeException of any kind, if the value breaks the schema; some of it may be written by then
     */
    void write(@Nullable Object value, PackedWriter out);

    /** The writer of generated records of a schema; empty if the schema has something that ours don't have. */
    static Optional<ValueWriter> of(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> ofRecord(schema);
            case ARRAY -> of(schema.getElementType()).map(ValueWriter::ofArray);
            case MAP -> of(schema.getValueType()).map(ValueWriter::ofMap);
            case UNION -> ofUnion(schema);
            case ENUM ->
                Optional.of((value, out) -> out.writeSigned(
                        schema.getEnumOrdinal(requireNonNull(value).toString())));
            case BYTES -> ofBytes(schema);
            case LONG -> ofLong(schema);
            case STRING -> plain(schema, (value, out) -> writeText((String) requireNonNull(value), out));
            case INT -> ofInt(schema);
            case BOOLEAN -> plain(schema, (value, out) -> out.writeByte((Boolean) requireNonNull(value) ? 1 : 0));
            case FIXED, FLOAT, DOUBLE, NULL -> Optional.empty();
        };
    }

    private static Optional<ValueWriter> plain(Schema schema, ValueWriter writer) {
        return schema.getLogicalType() == null ? Optional.of(writer) : Optional.empty();
    }

    private static Optional<ValueWriter> ofRecord(Schema schema) {
        List<ValueWriter> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            Optional<ValueWriter> writer = of(field.schema());
            if (writer.isEmpty()) {
                return Optional.empty();
            }
            fields.add(writer.get());
        }
        ValueWriter[] writers = fields.toArray(ValueWriter[]::new);
        return Optional.of((value, out) -> {
            SpecificRecord record = (SpecificRecord) requireNonNull(value);
            for (int place = 0; place < writers.length; place++) {
                writers[place].write(record.get(place), out);
            }
        });
    }

    /** All in one block, and none behind it. */
    private static ValueWriter ofArray(ValueWriter element) {
        return (value, out) -> {
            List<?> elements = (List<?>) requireNonNull(value);
            if (!elements.isEmpty()) {
                out.writeSigned(elements.size());
                for (Object each : elements) {
                    element.write(each, out);
                }
            }
            out.writeSigned(0);
        };
    }

    private static ValueWriter ofMap(ValueWriter element) {
        return (value, out) -> {
            Map<?, ?> entries = (Map<?, ?>) requireNonNull(value);
            if (!entries.isEmpty()) {
                out.writeSigned(entries.size());
                entries.forEach((key, each) -> {
                    writeText((String) key, out);
                    element.write(each, out);
                });
            }
            out.writeSigned(0);
        };
    }

    /** Of null and one other; of other unions the value's class would have to tell the branch. */
    private static Optional<ValueWriter> ofUnion(Schema schema) {
        if (schema.getTypes().size() != 2 || !schema.isNullable()) {
            return Optional.empty();
        }
        int absent = schema.getIndexNamed("null");
        int branch = 1 - absent;
        return of(schema.getTypes().get(branch)).map(other -> (value, out) -> {
            if (value == null) {
                out.writeSigned(absent);
            } else {
                out.writeSigned(branch);
                other.write(value, out);
            }
        });
    }

    private static Optional<ValueWriter> ofLong(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return Optional.of((value, out) -> out.writeSigned(((Instant) requireNonNull(value)).toEpochMilli()));
        }
        return plain(schema, (value, out) -> out.writeSigned((Long) requireNonNull(value)));
    }

    private static Optional<ValueWriter> ofInt(Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Date) {
            return Optional.of((value, out) -> out.writeSigned(((LocalDate) requireNonNull(value)).toEpochDay()));
        }
        return plain(schema, (value, out) -> out.writeSigned((Integer) requireNonNull(value)));
    }

    private static Optional<ValueWriter> ofBytes(Schema schema) {
        if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal decimal)) {
            return plain(schema, (value, out) -> {
                ByteBuffer bytes = ((ByteBuffer) requireNonNull(value)).duplicate();
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                writeBytes(copy, out);
            });
        }
        int scale = decimal.getScale();
        int precision = decimal.getPrecision();
        return Optional.of((value, out) -> {
            BigDecimal number = ((BigDecimal) requireNonNull(value)).setScale(scale, RoundingMode.UNNECESSARY);
            if (number.precision() > precision) {
                throw new ArithmeticException(number + " has more than " + precision + " digits");
            }
            writeBytes(number.unscaledValue().toByteArray(), out);
        });
    }

    private static void writeText(String text, PackedWriter out) {
        writeBytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static void writeBytes(byte[] bytes, PackedWriter out) {
        out.writeSigned(bytes.length);
        out.writeAsIs(bytes);
    }
}
