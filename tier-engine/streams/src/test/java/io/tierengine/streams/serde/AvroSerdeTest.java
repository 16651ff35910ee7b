package io.tierengine.streams.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tierengine.contract.Interaction;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.registry.Compatibility;
import io.tierengine.streams.registry.InMemoryRegistry;
import io.tierengine.streams.registry.InMemoryRegistry.Call;
import io.tierengine.streams.registry.RegistryUnavailableException;
import io.tierengine.streams.registry.SchemaUse;
import io.tierengine.streams.registry.StubServer;
import io.tierengine.streams.registry.StubServer.Answer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvroSerdeTest {

    private static final String TOPIC = "customer-transactions";
    private static final String SUBJECT = "customer-transactions-value";

    private final InMemoryRegistry registry = new InMemoryRegistry();
    private final AvroSerializer<Transaction> serializer = new AvroSerializer<>(registry, SchemaUse.REGISTER);
    private final AvroDeserializer<Transaction> deserializer = new AvroDeserializer<>(registry, Transaction.class);

    static List<Topic<?>> topics() {
        return new ArrayList<>(TopicCatalogue.standard().all());
    }

    @Test
    void shouldReadBackWhatItWrote() {
        var bytes = written(serializer, Records.aPurchase());

        assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(Records.aPurchase());
    }

    @Test
    void shouldPutAZeroByteAndTheSchemaIdInFront() {
        registry.register("another", Schema.create(Schema.Type.INT));

        var bytes = written(serializer, Records.aPurchase());

        assertThat(Arrays.copyOf(bytes, 5)).containsExactly(0, 0, 0, 0, 2);
        assertThat(registry.latest(SUBJECT))
                .hasValueSatisfying(version -> assertThat(version.id()).isEqualTo(2));
    }

    /** A registry looks a schema up by its text. */
    @ParameterizedTest
    @MethodSource("topics")
    void shouldRegisterTheSchemaAsItIsPublished(Topic<?> topic) {
        assertThat(PublishedSchema.of(topic.valueType()).toString())
                .isEqualTo(topic.valueSchema().toString())
                .doesNotContain("avro.java.string");
    }

    @Test
    void shouldAskTheRegistryOncePerSubjectAndSchema() {
        for (int i = 0; i < 5; i++) {
            deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, Records.aPurchase()));
        }

        assertThat(registry.calls(Call.REGISTER)).isEqualTo(1);
        assertThat(registry.calls(Call.BY_ID)).isEqualTo(1);
    }

    @Test
    void shouldLetDeletionsThrough() {
        assertThat(serializer.serialize(TOPIC, null)).isNull();
        assertThat(deserializer.deserialize(TOPIC, null)).isNull();
    }

    @Test
    void shouldOnlyLookUpWhenRegisteringIsOff() {
        var looking = new AvroSerializer<Transaction>(registry, SchemaUse.LOOK_UP);

        assertThatThrownBy(() -> looking.serialize(TOPIC, Records.aPurchase()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("under subject " + SUBJECT)
                .hasMessageContaining("auto.register.schemas=true");
        registry.register(SUBJECT, PublishedSchema.of(Transaction.class));
        assertThat(looking.serialize(TOPIC, Records.aPurchase())).startsWith(0, 0, 0, 0, 1);
        assertThat(registry.calls(Call.REGISTER)).isEqualTo(1);
    }

    @Test
    void shouldUseTheSubjectOfKeysWhenItWritesKeys() {
        serializer.configure(Map.of(), true);

        serializer.serialize(TOPIC, Records.aPurchase());

        assertThat(registry.latest(TOPIC + "-key")).isPresent();
    }

    @Test
    void shouldWriteAsTheNewestVersionWhenToldTo() throws Exception {
        var own = PublishedSchema.of(Transaction.class);
        var newer = newer(own);
        registry.register(SUBJECT, own);
        registry.register(SUBJECT, newer);
        var latest = new AvroSerializer<Transaction>(registry, SchemaUse.LATEST);

        var bytes = written(latest, Records.aPurchase());

        assertThat(bytes).startsWith(0, 0, 0, 0, 2);
        var decoder = DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null);
        GenericRecord read = new GenericDatumReader<GenericRecord>(newer).read(null, decoder);
        assertThat(decoder.isEnd()).isTrue();
        assertThat(read.get("channelCode")).hasToString("none");
        assertThat(read.get("eventId")).hasToString("E-1");
        assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(Records.aPurchase());
    }

    @Test
    void shouldRefuseToWriteAsAVersionThatItsRecordsDoNotFill() {
        registry.register(
                SUBJECT,
                SchemaBuilder.record("Transaction")
                        .fields()
                        .requiredInt("unheardOf")
                        .endRecord());
        var latest = new AvroSerializer<Transaction>(registry, SchemaUse.LATEST);

        assertThatThrownBy(() -> latest.serialize(TOPIC, Records.aPurchase()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("can't be written as version 1 of subject " + SUBJECT);
    }

    @Test
    void shouldSayThatARecordBreaksItsOwnSchema() {
        var tooFine = Transaction.newBuilder(Records.aPurchase())
                .setAmount(new java.math.BigDecimal("0.00001"))
                .build();

        assertThatThrownBy(() -> serializer.serialize(TOPIC, tooFine))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("io.tierengine.contract.Transaction");
    }

    @Test
    void shouldReadWhatANewerWriterWrote() throws Exception {
        var newer = newer(PublishedSchema.of(Transaction.class));
        int id = registry.register(SUBJECT, newer);
        var writer = new AvroSerializer<Transaction>(registry, SchemaUse.LATEST);

        var bytes = written(writer, Records.aPurchase());

        assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).isEqualTo(id);
        assertThat(deserializer.deserialize(TOPIC, bytes)).isEqualTo(Records.aPurchase());
    }

    @ParameterizedTest
    @MethodSource
    void shouldTellBytesThatAreNotOfTheFormat(byte[] bytes) {
        assertPoison(Poison.NOT_WIRE_FORMAT, bytes);
    }

    static List<byte[]> shouldTellBytesThatAreNotOfTheFormat() {
        return List.of(
                new byte[0], new byte[] {0, 0, 0, 0}, new byte[] {1, 0, 0, 0, 1, 2}, "{\"a\": 1}".getBytes(UTF_8));
    }

    @Test
    void shouldTellAnUnknownSchemaId() {
        assertPoison(Poison.UNKNOWN_SCHEMA_ID, new byte[] {0, 0, 0, 0, 99, 1});
        assertPoison(Poison.UNKNOWN_SCHEMA_ID, new byte[] {0, -1, -1, -1, -1, 1});
    }

    @Test
    void shouldTellARecordOfAnotherType() {
        var interactions = new AvroSerializer<Interaction>(registry, SchemaUse.REGISTER);
        var visit = Interaction.newBuilder()
                .setEventId("E-2")
                .setCustomerId("C-1")
                .setOccurredAt(Instant.EPOCH)
                .setType("VISIT")
                .build();

        assertPoison(Poison.FOREIGN_SCHEMA, written(interactions, visit));
        int text = registry.register("text", Schema.create(Schema.Type.STRING));
        assertPoison(Poison.FOREIGN_SCHEMA, withHeader(text, new byte[] {0}));
    }

    @Test
    void shouldTellBytesThatAreNotWhatTheirSchemaSays() {
        var good = written(serializer, Records.aPurchase());

        assertPoison(Poison.UNDECODABLE, Arrays.copyOf(good, good.length - 1));
        assertPoison(Poison.UNDECODABLE, Arrays.copyOf(good, good.length + 1));
        assertPoison(Poison.UNDECODABLE, Arrays.copyOf(good, 5));
        assertThat(deserializer.deserialize(TOPIC, good)).isEqualTo(Records.aPurchase());
    }

    /** Seeded; a few random strings of bytes are records by chance, all else must be told as poison and nothing must break. */
    @Test
    void shouldOutliveAnyBytesAfterAGoodHeader() {
        var good = written(serializer, Records.aPurchase());
        var random = new Random(20260301);
        int poisoned = 0;
        for (int i = 0; i < 20_000; i++) {
            var bytes = new byte[5 + random.nextInt(60)];
            random.nextBytes(bytes);
            System.arraycopy(good, 0, bytes, 0, 5);
            if (!isReadable(bytes)) {
                poisoned++;
            }
        }

        assertThat(poisoned).isGreaterThan(19_000);
        assertThat(deserializer.deserialize(TOPIC, good)).isEqualTo(Records.aPurchase());
    }

    /** A length of 2 GB must not be believed: it would end the JVM, not the record. */
    @Test
    void shouldNotMakeRoomForALengthThatTheBytesDoNotHave() throws Exception {
        var good = written(serializer, Records.aPurchase());
        for (long length : new long[] {1L << 30, Integer.MAX_VALUE - 8, Long.MAX_VALUE}) {
            var bytes = new ByteArrayOutputStream();
            var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            encoder.writeLong(length);

            assertPoison(
                    Poison.UNDECODABLE, withHeader(ByteBuffer.wrap(good, 1, 4).getInt(), bytes.toByteArray()));
        }
    }

    @Test
    void shouldThrowAnOutageAsWhatItIs() {
        var good = written(serializer, Records.aPurchase());
        registry.setDown(true);

        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, good))
                .isInstanceOf(RegistryUnavailableException.class)
                .satisfies(
                        e -> assertThat(Poison.classify((RuntimeException) e)).isEmpty());
        assertThatThrownBy(() -> new AvroSerializer<Transaction>(registry, SchemaUse.REGISTER)
                        .serialize(TOPIC, Records.aPurchase()))
                .isInstanceOf(RegistryUnavailableException.class);
        registry.setDown(false);
        assertThat(deserializer.deserialize(TOPIC, good)).isEqualTo(Records.aPurchase());
    }

    @Test
    void shouldServeSeveralThreads() throws Exception {
        registry.setDefaultLevel(Compatibility.BACKWARD);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var runs = IntStream.range(0, 4)
                    .mapToObj(thread -> threads.submit(() -> {
                        for (int i = 0; i < 2_000; i++) {
                            var record = Transaction.newBuilder(Records.aPurchase())
                                    .setEventId("E-" + thread + "-" + i)
                                    .build();
                            if (!record.equals(deserializer.deserialize(TOPIC, serializer.serialize(TOPIC, record)))) {
                                return false;
                            }
                        }
                        return true;
                    }))
                    .toList();

            for (var run : runs) {
                assertThat(run.get()).isTrue();
            }
        }
    }

    @Test
    void shouldBeConfiguredByKafka() {
        var schema = PublishedSchema.of(Transaction.class).toString();
        var body = "{\"schema\":\"" + schema.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"id\":300}";
        try (var server = StubServer.answering(request -> new Answer(200, body));
                var serde = new AvroSerde<Transaction>()) {
            serde.configure(
                    Map.of(
                            "schema.registry.url", server.url().toString(),
                            "specific.avro.value.type", Transaction.class.getName(),
                            "bootstrap.servers", "127.0.0.1:1"),
                    false);

            var bytes = serde.serializer().serialize(TOPIC, Records.aPurchase());

            assertThat(bytes).startsWith(0, 0, 0, 1, 44);
            assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(Records.aPurchase());
            assertThat(server.asked())
                    .extracting(StubServer.Asked::path)
                    .containsExactly("/subjects/" + SUBJECT + "/versions", "/schemas/ids/300");
        }
    }

    @Test
    void shouldSayWhatIsMissingWhenItIsNotConfigured() {
        var url = Map.of("schema.registry.url", "http://127.0.0.1:1");

        assertThatThrownBy(() -> new AvroDeserializer<Transaction>().configure(url, false))
                .hasMessageContaining("specific.avro.value.type is missing");
        assertThatThrownBy(() -> new AvroDeserializer<Transaction>().deserialize(TOPIC, new byte[6]))
                .hasMessageContaining("call configure");
        assertThatThrownBy(() -> new AvroSerializer<Transaction>().serialize(TOPIC, Records.aPurchase()))
                .hasMessageContaining("call configure");
        assertThatThrownBy(() -> new AvroDeserializer<Transaction>()
                        .configure(
                                Map.of(
                                        "schema.registry.url",
                                        "http://x",
                                        "specific.avro.value.type",
                                        "java.lang.String"),
                                false))
                .hasMessageContaining("java.lang.String, which Avro hasn't generated");
    }

    private void assertPoison(Poison expected, byte[] bytes) {
        assertThatThrownBy(() -> deserializer.deserialize(TOPIC, bytes))
                .asInstanceOf(type(PoisonRecordException.class))
                .satisfies(e -> assertThat(e.poison()).isEqualTo(expected))
                .satisfies(e -> assertThat(Poison.classify(e)).contains(expected));
    }

    private boolean isReadable(byte[] bytes) {
        try {
            return deserializer.deserialize(TOPIC, bytes) != null;
        } catch (PoisonRecordException e) {
            return false;
        }
    }

    private static <T extends SpecificRecord> byte[] written(AvroSerializer<T> serializer, T record) {
        return requireNonNull(serializer.serialize(TOPIC, record));
    }

    private static byte[] withHeader(int id, byte[] record) {
        return ByteBuffer.allocate(5 + record.length)
                .put((byte) 0)
                .putInt(id)
                .put(record)
                .array();
    }

    /** The same with one field more, at the front, so that positions differ. */
    private static Schema newer(Schema own) {
        var fields = new ArrayList<Schema.Field>();
        fields.add(new Schema.Field("channelCode", Schema.create(Schema.Type.STRING), "New.", "none"));
        own.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        return Schema.createRecord(own.getName(), own.getDoc(), own.getNamespace(), false, fields);
    }
}
