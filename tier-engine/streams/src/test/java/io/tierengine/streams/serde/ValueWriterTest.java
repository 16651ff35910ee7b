package io.tierengine.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.contract.topic.ContractRecords;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.core.binary.PackedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seeded. Avro's own writer is the reference. */
class ValueWriterTest {

    private static final int RECORDS = 400;
    private static final List<String> TEXTS =
            List.of("", "gold", "\u4e2d\u6587 \u00e9", "\ud83d\ude80", "spend90 >= 500".repeat(40));

    private final Random random = new Random(20261122);

    @BeforeAll
    static void trust() {
        ContractRecords.trust();
    }

    static List<Topic<?>> topics() {
        return new ArrayList<>(TopicCatalogue.standard().all());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldWriteWhatAvroWrites(Topic<?> topic) throws IOException {
        Schema schema = PublishedSchema.of(topic.valueType());
        ValueWriter writer = ValueWriter.of(schema).orElseThrow();

        for (int i = 0; i < RECORDS; i++) {
            SpecificRecord record = recordOf(schema);

            assertThat(written(writer, record)).as("%s", record).isEqualTo(writtenByAvro(schema, record));
        }
    }

    /** One field of a record, or of a record in it, is null: only where Avro takes it may it be taken. */
    @ParameterizedTest
    @MethodSource("topics")
    void shouldRefuseWhatAvroRefuses(Topic<?> topic) throws IOException {
        Schema schema = PublishedSchema.of(topic.valueType());
        ValueWriter writer = ValueWriter.of(schema).orElseThrow();
        int refused = 0;

        for (int i = 0; i < RECORDS; i++) {
            SpecificRecord record = recordOf(schema);
            List<SpecificRecord> all = new ArrayList<>();
            collect(record, all);
            SpecificRecord broken = all.get(random.nextInt(all.size()));
            int place = random.nextInt(broken.getSchema().getFields().size());
            if (isPrimitive(broken.get(place))) {
                continue;
            }
            broken.put(place, null);

            byte[] expected;
            try {
                expected = writtenByAvro(schema, record);
            } catch (RuntimeException e) {
                refused++;
                assertThatThrownBy(() -> written(writer, record)).isInstanceOf(RuntimeException.class);
                continue;
            }
            assertThat(written(writer, record)).as("%s", record).isEqualTo(expected);
        }

        assertThat(refused).isPositive();
    }

    @Test
    void shouldRefuseNumbersThatTheirSchemaHasNoRoomFor() {
        Schema money = LogicalTypes.decimal(6, 2).addToSchema(Schema.create(Schema.Type.BYTES));
        ValueWriter writer = ValueWriter.of(money).orElseThrow();

        assertThat(written(writer, new BigDecimal("-1.5"))).containsExactly(4, 0xFF, 0x6A);
        assertThat(written(writer, new BigDecimal("1.500"))).containsExactly(4, 0, 150);
        assertThatThrownBy(() -> written(writer, new BigDecimal("1.505"))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> written(writer, new BigDecimal("12345.6")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("more than 6 digits");
    }

    @Test
    void shouldLeaveToAvroWhatTheContractDoesNotHave() {
        Schema two = Schema.createUnion(Schema.create(Schema.Type.INT), Schema.create(Schema.Type.STRING));
        Schema time = LogicalTypes.timeMillis().addToSchema(Schema.create(Schema.Type.INT));
        Schema id = LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING));
        Schema fraction = Schema.create(Schema.Type.DOUBLE);

        assertThat(List.of(two, time, id, fraction)).allSatisfy(schema -> {
            assertThat(ValueWriter.of(schema)).isEmpty();
            assertThat(ValueWriter.of(Schema.createArray(schema))).isEmpty();
            assertThat(ValueWriter.of(Schema.createMap(schema))).isEmpty();
            assertThat(ValueWriter.of(SchemaBuilder.record("R")
                            .fields()
                            .name("field")
                            .type(schema)
                            .noDefault()
                            .endRecord()))
                    .isEmpty();
        });
    }

    /** Generated classes have no room for null there. */
    private static boolean isPrimitive(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Boolean;
    }

    private static byte[] written(ValueWriter writer, Object value) {
        PackedWriter out = new PackedWriter();
        writer.write(value, out);
        return out.toByteArray();
    }

    private static byte[] writtenByAvro(Schema schema, SpecificRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new SpecificDatumWriter<SpecificRecord>(schema).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static void collect(@Nullable Object value, List<SpecificRecord> into) {
        if (value instanceof SpecificRecord record) {
            into.add(record);
            record.getSchema().getFields().forEach(field -> collect(record.get(field.pos()), into));
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> collect(element, into));
        }
    }

    private SpecificRecord recordOf(Schema schema) {
        return (SpecificRecord) Objects.requireNonNull(valueOf(schema));
    }

    private @Nullable Object valueOf(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> {
                SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
                schema.getFields().forEach(field -> record.put(field.pos(), valueOf(field.schema())));
                yield record;
            }
            case ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    elements.add(valueOf(schema.getElementType()));
                }
                yield elements;
            }
            case MAP -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                for (int i = random.nextInt(3); i > 0; i--) {
                    entries.put(text(), valueOf(schema.getValueType()));
                }
                yield entries;
            }
            case UNION ->
                valueOf(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
            case ENUM -> {
                List<String> symbols = schema.getEnumSymbols();
                yield SpecificData.get().createEnum(symbols.get(random.nextInt(symbols.size())), schema);
            }
            case BYTES ->
                schema.getLogicalType() instanceof LogicalTypes.Decimal type
                        ? decimal(type)
                        : ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_8));
            case LONG -> schema.getLogicalType() == null ? (Object) number() : Instant.ofEpochMilli(number() >> 20);
            case INT ->
                schema.getLogicalType() == null ? (Object) (int) number() : LocalDate.ofEpochDay((int) number() >> 8);
            case BOOLEAN -> random.nextBoolean();
            case STRING -> text();
            case NULL -> null;
            case FIXED, FLOAT, DOUBLE -> throw new IllegalArgumentException("the contract has no " + schema);
        };
    }

    /** Of all magnitudes. */
    private long number() {
        return random.nextLong() >> random.nextInt(64);
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size())) + random.nextInt(10);
    }

    private BigDecimal decimal(LogicalTypes.Decimal type) {
        BigInteger most = BigInteger.TEN.pow(type.getPrecision());
        BigDecimal number = new BigDecimal(BigInteger.valueOf(number()).mod(most), type.getScale());
        BigDecimal signed = random.nextBoolean() ? number : number.negate();
        return random.nextInt(4) == 0 ? signed.stripTrailingZeros() : signed;
    }
}
