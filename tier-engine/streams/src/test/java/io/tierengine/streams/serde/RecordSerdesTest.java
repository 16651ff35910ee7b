package io.tierengine.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tierengine.contract.Interaction;
import io.tierengine.contract.Transaction;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordSerdesTest {

    private static final Map<String, String> URL = Map.of("schema.registry.url", "http://127.0.0.1:1");

    @Test
    void shouldMakeOursWhenNothingElseIsNamed() {
        try (var serdes = RecordSerdes.from(URL);
                var serde = serdes.values(Transaction.class)) {
            assertThat(serde.serializer()).isInstanceOf(AvroSerializer.class);
            assertThat(serde.deserializer()).isInstanceOf(AvroDeserializer.class);
        }
    }

    @Test
    void shouldMakeTheClassesThatSettingsNameAndConfigureThemForTheType() {
        var settings = with(Map.of(
                "value.serializer", Foreign.class.getName(), "value.deserializer", ForeignReader.class.getName()));
        try (var serdes = RecordSerdes.from(settings);
                var serde = serdes.values(Transaction.class)) {
            assertThat(serde.serializer().serialize("t", Records.aPurchase()))
                    .asString()
                    .isEqualTo("http://127.0.0.1:1");
            assertThat(serde.deserializer().deserialize("t", new byte[0])).isEqualTo(Records.aPurchase());
            assertThat(serde.deserializer().deserialize("t", null)).isNull();
        }
    }

    @Test
    void shouldHoldAnothersDeserializerToTheType() {
        try (var serdes = RecordSerdes.from(with(Map.of("value.deserializer", ForeignReader.class.getName())));
                var serde = serdes.values(Interaction.class)) {
            assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[0]))
                    .asInstanceOf(type(PoisonRecordException.class))
                    .satisfies(e -> assertThat(e.poison()).isEqualTo(Poison.FOREIGN_SCHEMA));
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAClass() {
        assertThatThrownBy(() -> values("value.deserializer", "io.confluent.kafka.serializers.KafkaAvroDeserializer"))
                .hasMessageContaining("isn't on the class path")
                .hasMessageContaining("docs/confluent-serializers.md");
        assertThatThrownBy(() -> values("value.serializer", StringDeserializer.class.getName()))
                .hasMessageContaining("which is no Serializer");
    }

    private static void values(String key, String name) {
        try (var serdes = RecordSerdes.from(with(Map.of(key, name)))) {
            serdes.values(Transaction.class).close();
        }
    }

    private static Map<String, String> with(Map<String, String> more) {
        var settings = new HashMap<>(URL);
        settings.putAll(more);
        return settings;
    }

    /** Somebody else's serializer: writes where it was told to find the registry. */
    public static final class Foreign implements Serializer<Object> {

        private String url = "";

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            url = String.valueOf(configs.get("schema.registry.url"));
        }

        @Override
        public byte[] serialize(String topic, Object data) {
            return url.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** Somebody else's deserializer: reads a purchase out of anything, if it was told to make classes. */
    public static final class ForeignReader implements Deserializer<Object> {

        private boolean told;

        @Override
        public void configure(Map<String, ?> configs, boolean isKey) {
            told = Boolean.TRUE.equals(configs.get("specific.avro.reader"))
                    && configs.containsKey("specific.avro.value.type");
        }

        @Override
        public @Nullable Object deserialize(String topic, byte @Nullable [] data) {
            return data == null ? null : told ? Records.aPurchase() : "not told";
        }
    }
}
