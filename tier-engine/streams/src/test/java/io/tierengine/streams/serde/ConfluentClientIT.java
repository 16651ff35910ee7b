package io.tierengine.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.streams.registry.Compatibility;
import io.tierengine.streams.registry.CompatibilityCheck.Incompatible;
import io.tierengine.streams.registry.RegisteredSchema;
import io.tierengine.streams.registry.RegistrySettings;
import io.tierengine.streams.registry.SchemaRegistry;
import io.tierengine.streams.registry.SchemaUse;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericData;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryDecoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Our client and serdes beside Confluent's own client, with one real registry between them. Theirs is the copy that Flink carries,
 * under other package names, with its own copy of Avro.
 */
class ConfluentClientIT {

    private static Sandbox sandbox;
    private static SchemaRegistry ours;
    private static SchemaRegistryClient theirs;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.builder().brokers(0).registry(true).start();
        ours = SchemaRegistry.connect(
                RegistrySettings.at(URI.create(sandbox.registryUrl())).build());
        theirs = new CachedSchemaRegistryClient(sandbox.registryUrl(), 100);
    }

    @AfterAll
    static void stop() throws Exception {
        theirs.close();
        ours.close();
        sandbox.close();
    }

    @Test
    void shouldFindWhatTheirsRegistered() throws Exception {
        Schema schema = PublishedSchema.of(Transaction.class);

        int id = theirs.register("theirs-value", new AvroSchema(schema.toString()));

        assertThat(ours.byId(id)).contains(schema);
        assertThat(ours.lookUp("theirs-value", schema)).contains(new RegisteredSchema("theirs-value", 1, id, schema));
        assertThat(ours.latest("theirs-value")).contains(new RegisteredSchema("theirs-value", 1, id, schema));
        assertThat(ours.register("theirs-value", schema)).isEqualTo(id);
    }

    @Test
    void shouldRegisterWhatTheirsFinds() throws Exception {
        Schema schema = PublishedSchema.of(Transaction.class);

        int id = ours.register("ours-value", schema);

        AvroSchema sameToThem = new AvroSchema(schema.toString());
        assertThat(theirs.getSchemaById(id)).isEqualTo(sameToThem);
        assertThat(theirs.getId("ours-value", sameToThem)).isEqualTo(id);
        assertThat(theirs.getVersion("ours-value", sameToThem)).isEqualTo(1);
        assertThat(theirs.register("ours-value", sameToThem)).isEqualTo(id);
        assertThat(theirs.getLatestSchemaMetadata("ours-value").getId()).isEqualTo(id);
    }

    @Test
    void shouldAgreeWithTheirsOnWhatIsCompatible() throws Exception {
        Schema first = SchemaBuilder.record("A").fields().requiredString("x").endRecord();
        Schema broken = SchemaBuilder.record("A")
                .fields()
                .requiredString("x")
                .requiredInt("y")
                .endRecord();
        ours.register("level-value", first);
        ours.setCompatibility("level-value", Compatibility.BACKWARD);

        assertThat(theirs.getCompatibility("level-value")).isEqualTo("BACKWARD");
        assertThat(theirs.testCompatibility("level-value", new AvroSchema(broken.toString())))
                .isFalse();
        assertThat(ours.check("level-value", broken)).isInstanceOf(Incompatible.class);

        theirs.updateCompatibility("level-value", "FULL");

        assertThat(ours.compatibility("level-value")).contains(Compatibility.FULL);
    }

    @Test
    void shouldWriteRecordsThatTheirsReads() throws Exception {
        var serializer = new AvroSerializer<Transaction>(ours, SchemaUse.REGISTER);

        byte[] bytes = Objects.requireNonNull(serializer.serialize("written", Records.aPurchase()));

        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        assertThat(buffer.get()).isZero();
        var schema = ((AvroSchema) theirs.getSchemaById(buffer.getInt())).rawSchema();
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null);
        GenericRecord read = new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
        assertThat(decoder.isEnd()).isTrue();
        assertThat(read.get("eventId")).hasToString("E-1");
        assertThat(read.get("customerId")).hasToString("C-1");
        assertThat(read.get("occurredAt"))
                .isEqualTo(Instant.parse("2026-03-01T12:00:00.123Z").toEpochMilli());
        assertThat(read.get("type")).hasToString("PURCHASE");
        assertThat(unscaled(read.get("amount"))).isEqualTo(105_000);
        assertThat(read.get("margin")).isNull();
        assertThat(read.get("attributes")).hasToString("{channel=app}");
        assertThat(theirs.getLatestSchemaMetadata("written-value").getVersion()).isEqualTo(1);
    }

    @Test
    void shouldReadRecordsThatTheirsWrote() throws Exception {
        AvroSchema schema = new AvroSchema(PublishedSchema.of(Transaction.class).toString());
        int id = theirs.register("read-value", schema);
        var record = new GenericData.Record(schema.rawSchema());
        record.put("eventId", "E-1");
        record.put("customerId", "C-1");
        record.put("occurredAt", 1_772_366_400_123L);
        record.put(
                "type",
                new GenericData.EnumSymbol(schema.rawSchema().getField("type").schema(), "PURCHASE"));
        record.put("amount", ByteBuffer.wrap(BigInteger.valueOf(105_000).toByteArray()));
        record.put("currency", "CNY");
        record.put("attributes", Map.of("channel", "app"));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema.rawSchema()).write(record, encoder);
        encoder.flush();

        var read = new AvroDeserializer<Transaction>(ours, Transaction.class).deserialize("read", bytes.toByteArray());

        assertThat(read).isEqualTo(Records.aPurchase());
        assertThat(Objects.requireNonNull(read).getType()).isEqualTo(TransactionType.PURCHASE);
        assertThat(read.getAmount()).isEqualTo(new BigDecimal("10.5000"));
    }

    /** The real answers, in the form that Confluent's deserializer hands them on. */
    @Test
    void shouldTellTheirUnknownIdFromTheirOutage() {
        assertThatThrownBy(() -> theirs.getSchemaById(123_456))
                .isInstanceOf(RestClientException.class)
                .satisfies(e -> assertThat(Poison.classify(new SerializationException("Error retrieving", e)))
                        .contains(Poison.UNKNOWN_SCHEMA_ID));
        try (var nowhere = new CachedSchemaRegistryClient("http://127.0.0.1:1", 100)) {
            assertThatThrownBy(() -> nowhere.getSchemaById(1))
                    .satisfies(e -> assertThat(Poison.classify(new SerializationException("Error retrieving", e)))
                            .isEmpty());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int unscaled(Object decimal) {
        ByteBuffer buffer = ((ByteBuffer) decimal).duplicate();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new BigInteger(bytes).intValueExact();
    }
}
