package io.tierengine.streams.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.RefusalReason;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.arrival.WaysOfReading.Kind;
import io.tierengine.streams.registry.InMemoryRegistry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Read straight from the bytes, a record says what it says by way of Avro's resolving reader, which is the oracle here. */
class DirectFactsTest {

    private static final long SEED = 20260301;

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final Random random = new Random(SEED);
    private final RandomRecords records = new RandomRecords(random);
    private final WriterSchemas schemas = new WriterSchemas(random);

    static Stream<Kind> kinds() {
        return Stream.of(Kind.values());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldReadTheContractsOwnRecords(Kind kind) {
        WaysOfReading<?> ways = WaysOfReading.of(kind, registry);
        int id = registry.register("own", ways.contract());
        int direct = 0;
        int readable = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = records.bytes(id, ways.contract());

            Content expected = ways.byAvro(bytes);
            assertThat(ways.direct(bytes)).isEqualTo(expected);
            direct += ways.withoutAvro(bytes) == null ? 0 : 1;
            readable += expected instanceof Content.OfFact ? 1 : 0;
        }

        assertThat(readable).isGreaterThan(5_000);
        assertThat(direct).as("read directly of %s", readable).isGreaterThan(readable * 95 / 100);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldReadWhatOlderAndNewerWritersWrote(Kind kind) {
        WaysOfReading<?> ways = WaysOfReading.of(kind, registry);
        int direct = 0;
        int readable = 0;
        for (int variant = 0; variant < 300; variant++) {
            Schema schema = schemas.variantOf(ways.contract(), variant % 2 == 0);
            int id = registry.register("variant", schema);
            for (int i = 0; i < 20; i++) {
                byte[] bytes = records.bytes(id, schema);

                Content expected = ways.byAvro(bytes);
                assertThat(ways.direct(bytes)).as("seed %s, %s", SEED, schema).isEqualTo(expected);
                direct += ways.withoutAvro(bytes) == null ? 0 : 1;
                readable += expected instanceof Content.OfFact ? 1 : 0;
            }
        }

        assertThat(direct).isGreaterThan(1_000).isLessThan(readable);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldRefuseBrokenBytesInTheSameWords(Kind kind) {
        WaysOfReading<?> ways = WaysOfReading.of(kind, registry);
        int direct = 0;
        int refused = 0;
        for (int variant = 0; variant < 100; variant++) {
            Schema schema = variant == 0 ? ways.contract() : schemas.variantOf(ways.contract(), false);
            int id = registry.register("variant", schema);
            for (int i = 0; i < 200; i++) {
                byte[] bytes = records.damaged(records.bytes(id, schema));

                Content expected = ways.byAvro(bytes);
                assertThat(ways.direct(bytes)).as("seed %s, %s", SEED, schema).isEqualTo(expected);
                if (expected instanceof Content.Unreadable) {
                    refused++;
                } else {
                    direct += ways.withoutAvro(bytes) == null ? 0 : 1;
                }
            }
        }

        assertThat(refused).isGreaterThan(5_000);
        assertThat(direct).as("damaged and yet records, read directly").isGreaterThan(1_000);
    }

    /** Avro's reader resolves these, or says why it can't. */
    @ParameterizedTest
    @MethodSource
    void shouldLeaveSchemasOutOfTheOrdinaryToAvro(String field, Schema type) {
        var ways = WaysOfReading.transactions(registry);
        Schema schema = with(ways.contract(), field, type);
        int id = registry.register("odd", schema);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = records.bytes(id, schema);

            assertThat(ways.withoutAvro(bytes)).isNull();
            assertThat(ways.direct(bytes)).isEqualTo(ways.byAvro(bytes));
        }
    }

    static List<Object[]> shouldLeaveSchemasOutOfTheOrdinaryToAvro() {
        Schema nothing = Schema.create(Schema.Type.NULL);
        Schema text = Schema.create(Schema.Type.STRING);
        Schema whole = Schema.create(Schema.Type.LONG);
        return List.of(
                new Object[] {"occurredAt", Schema.create(Schema.Type.INT)},
                new Object[] {"occurredAt", whole},
                new Object[] {"occurredAt", LogicalTypes.timestampMicros().addToSchema(whole)},
                new Object[] {"eventId", Schema.create(Schema.Type.BYTES)},
                new Object[] {"amount", LogicalTypes.decimal(18, 2).addToSchema(Schema.create(Schema.Type.BYTES))},
                new Object[] {"channel", Schema.createUnion(nothing, text, whole)},
                new Object[] {"channel", Schema.createUnion(text)},
                new Object[] {"attributes", Schema.createMap(Schema.createUnion(nothing, text))},
                new Object[] {
                    "type",
                    SchemaBuilder.enumeration("Other")
                            .namespace("io.tierengine.contract")
                            .symbols("PURCHASE")
                },
                new Object[] {
                    "added",
                    SchemaBuilder.record("Chain")
                            .fields()
                            .name("next")
                            .type()
                            .unionOf()
                            .nullType()
                            .and()
                            .type("Chain")
                            .endUnion()
                            .noDefault()
                            .endRecord()
                });
    }

    @Test
    void shouldRefuseATypeThatIsNewerThanTheEngine() {
        var ways = WaysOfReading.transactions(registry);
        Schema newer = SchemaBuilder.enumeration("TransactionType")
                .namespace("io.tierengine.contract")
                .symbols("SUBSCRIPTION");
        Schema schema = with(ways.contract(), "type", newer);
        int id = registry.register("newer", schema);

        assertThat(ways.direct(records.bytes(id, schema)))
                .isInstanceOfSatisfying(
                        Content.Unreadable.class,
                        content -> assertThat(content.reason()).isEqualTo(RefusalReason.UNKNOWN_TYPE));
    }

    /** Five bytes hold an int. Avro's reader takes no more, not even where it passes over one. */
    @Test
    void shouldRefuseAnAddedIntOfTooManyBytes() {
        var ways = WaysOfReading.transactions(registry);
        Schema schema = with(ways.contract(), "added", Schema.create(Schema.Type.INT));
        int id = registry.register("newer", schema);
        byte[] own = DirectReadingTest.aPurchase(registry);
        ByteBuffer.wrap(own).putInt(1, id);
        byte[] most = Arrays.copyOf(own, own.length + 5);
        Arrays.fill(most, own.length, most.length - 1, (byte) 0x80);
        byte[] tooMany = Arrays.copyOf(own, own.length + 6);
        Arrays.fill(tooMany, own.length, tooMany.length - 1, (byte) 0x80);

        assertThat(ways.withoutAvro(most)).isNotNull();
        assertThat(ways.direct(most)).isEqualTo(ways.byAvro(most));
        assertThat(ways.withoutAvro(tooMany)).isNull();
        assertThat(ways.direct(tooMany)).isEqualTo(ways.byAvro(tooMany)).isInstanceOf(Content.Unreadable.class);
    }

    /** The schema with a field of another type, or one more. */
    private static Schema with(Schema schema, String name, Schema type) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            fields.add(new Schema.Field(field.name(), field.name().equals(name) ? type : field.schema()));
        }
        if (schema.getField(name) == null) {
            fields.add(new Schema.Field(name, type));
        }
        return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
    }
}
