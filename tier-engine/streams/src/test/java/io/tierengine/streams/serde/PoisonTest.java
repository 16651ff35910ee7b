package io.tierengine.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.RefusalReason;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.BufferUnderflowException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Confluent's deserializer throws, told apart. The exception of its client is the genuine one. */
class PoisonTest {

    @Test
    void shouldTellNoWireFormat() {
        assertThat(Poison.classify(new SerializationException("Unknown magic byte!")))
                .contains(Poison.NOT_WIRE_FORMAT);
        assertThat(Poison.classify(decoding(new SerializationException("Unknown magic byte!"))))
                .contains(Poison.NOT_WIRE_FORMAT);
        assertThat(Poison.classify(new BufferUnderflowException())).contains(Poison.NOT_WIRE_FORMAT);
        assertThat(Poison.classify(decoding(new BufferUnderflowException()))).contains(Poison.NOT_WIRE_FORMAT);
    }

    @Test
    void shouldTellAnUnknownSchemaId() {
        assertThat(Poison.classify(retrieving(new RestClientException("Schema 9 not found", 404, 40403))))
                .contains(Poison.UNKNOWN_SCHEMA_ID);
    }

    @ParameterizedTest
    @CsvSource({"401, 401", "403, 40301", "404, 404", "404, 50005", "429, 42901", "500, 50001", "503, 50003"})
    void shouldNotTakeARegistryThatRefusesOrFailsForPoison(int status, int code) {
        assertThat(Poison.classify(retrieving(new RestClientException("no", status, code))))
                .isEmpty();
    }

    @Test
    void shouldNotTakeTheNetworkForPoison() {
        assertThat(Poison.classify(retrieving(new ConnectException("refused")))).isEmpty();
        assertThat(Poison.classify(retrieving(new EOFException("SSL peer shut down incorrectly"))))
                .isEmpty();
        // Older versions say so of everything but the client's own exception.
        assertThat(Poison.classify(decoding(new ConnectException("refused")))).isEmpty();
        assertThat(Poison.classify(decoding(new IOException("Connection reset"))))
                .isEmpty();
    }

    @Test
    void shouldTellBytesThatAvroCanNotDecode() {
        assertThat(Poison.classify(decoding(outOfAvro(Schema.create(Schema.Type.STRING), new byte[] {20}))))
                .contains(Poison.UNDECODABLE);
        assertThat(Poison.classify(decoding(outOfAvro(Schema.create(Schema.Type.LONG), new byte[] {-1, -1}))))
                .contains(Poison.UNDECODABLE);
        assertThat(Poison.classify(decoding(new AvroTypeException("Found a, expecting b"))))
                .contains(Poison.UNDECODABLE);
        assertThat(Poison.classify(decoding(new ArrayIndexOutOfBoundsException(7))))
                .contains(Poison.UNDECODABLE);
    }

    @Test
    void shouldTellASchemaWithoutAClass() {
        assertThat(Poison.classify(new SerializationException(
                        "Could not find class a.B specified in writer's schema whilst finding reader's schema for a"
                                + " SpecificRecord.")))
                .contains(Poison.FOREIGN_SCHEMA);
    }

    @Test
    void shouldNotGuess() {
        assertThat(Poison.classify(new SerializationException("Something new"))).isEmpty();
        assertThat(Poison.classify(new InvalidConfigurationException("Unauthorized")))
                .isEmpty();
        assertThat(Poison.classify(retrieving(new TimeoutException("slow")))).isEmpty();
        assertThat(Poison.classify(new IllegalStateException("a bug"))).isEmpty();
        assertThat(Poison.classify(new ClassCastException())).isEmpty();
    }

    @Test
    void shouldNameTheReasonOfTheDeadLetter() {
        assertThat(Poison.NOT_WIRE_FORMAT.refusal()).isEqualTo(RefusalReason.UNREADABLE);
        assertThat(Poison.UNDECODABLE.refusal()).isEqualTo(RefusalReason.UNREADABLE);
        assertThat(Poison.UNKNOWN_SCHEMA_ID.refusal()).isEqualTo(RefusalReason.UNKNOWN_SCHEMA);
        assertThat(Poison.FOREIGN_SCHEMA.refusal()).isEqualTo(RefusalReason.UNKNOWN_SCHEMA);
    }

    private static SerializationException retrieving(Exception cause) {
        return new SerializationException("Error retrieving Avro value schema for id 9", cause);
    }

    private static SerializationException decoding(Exception cause) {
        return new SerializationException("Error deserializing Avro message for id 9", cause);
    }

    private static Exception outOfAvro(Schema schema, byte[] bytes) {
        try {
            Object read = new GenericDatumReader<>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
            throw new AssertionError("Avro read " + read);
        } catch (IOException e) {
            return e;
        }
    }
}
