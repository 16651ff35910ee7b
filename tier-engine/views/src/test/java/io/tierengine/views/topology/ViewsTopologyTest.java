package io.tierengine.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierengine.contract.AlertKind;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.serde.AvroDeserializer;
import io.tierengine.streams.serde.RecordSerdes;
import io.tierengine.views.Attribute;
import io.tierengine.views.Look;
import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.row.KnownCustomerCodec;
import io.tierengine.views.store.StoreNames;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topology as it is wired, on Kafka's own test driver, which commits after each record. */
class ViewsTopologyTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/tierengine/views/topology.txt");
    private static final Instant AT = Instant.parse("2026-05-01T00:00:00Z");
    private static final String FEED = "tier-engine-views-feed";

    private final TopicCatalogue topics = TopicCatalogue.standard();
    private final ObjectMapper json = new ObjectMapper();
    private final Looks looks = new Looks();

    @TempDir
    private Path folder;

    private RecordSerdes serdes;
    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        serdes = RecordSerdes.from(Map.of(
                "schema.registry.url", "http://127.0.0.1:1", RecordSerdes.DESERIALIZER, BareAvro.class.getName()));
        Properties config = new Properties();
        config.put("application.id", "views");
        config.put("bootstrap.servers", "127.0.0.1:1");
        config.put("state.dir", folder.toString());
        driver = new TopologyTestDriver(topology().build(), config);
    }

    @AfterEach
    void stop() {
        driver.close();
        serdes.close();
    }

    private ViewsTopology topology() {
        return new ViewsTopology(
                topics,
                serdes,
                new ViewsTopology.Settings(LocalViews.PROGRAM, ZoneOffset.UTC, Duration.ofHours(1), FEED),
                looks);
    }

    @Test
    void shouldBeAsCommitted() throws IOException {
        String described = topology().build().describe().toString();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, described, StandardCharsets.UTF_8);
        }

        assertThat(described)
                .as("the topology changed; if that is meant, run with -Dgolden.update=true and commit " + GOLDEN)
                .isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }

    @Test
    void shouldMoveACustomerFromListToListWhenItsTierChanges() {
        send(topics.tierChanges(), "c-1", Told.change("c-1", 1, null, "a", AT, 10L, null));
        int before = store(StoreNames.INDEX).size();

        send(topics.tierChanges(), "c-1", Told.change("c-1", 2, "a", "b", AT.plusSeconds(60), 20L, null));

        List<String> keys = store(StoreNames.INDEX);
        assertThat(before).isEqualTo(4);
        assertThat(keys).hasSize(4).anyMatch(key -> key.startsWith("tb\0")).noneMatch(key -> key.startsWith("ta\0"));
        assertThat(known("c-1").text(Attribute.TIER)).isEqualTo("b");
    }

    @Test
    void shouldShowWhatIsNewerWhenAnOlderRecordComesLater() {
        send(topics.customerProfiles(), "c-1", Told.profile("c-1", AT, "New", "ann", null, null));
        send(topics.customerProfiles(), "c-1", Told.profile("c-1", AT.minusSeconds(1), "Old", "bob", null, null));
        send(topics.tierChanges(), "c-1", Told.change("c-1", 2, "a", "b", AT, null, null));
        send(topics.tierChanges(), "c-1", Told.change("c-1", 1, null, "a", AT.minusSeconds(9), null, null));

        assertThat(known("c-1").name()).isEqualTo("New");
        assertThat(known("c-1").text(Attribute.TIER)).isEqualTo("b");
        assertThat(feed()).extracting(event -> event.get("id").asText()).containsExactly("c-1/t2");
    }

    @Test
    void shouldShowWhatALookHasFoundAndTellNobody() {
        send(topics.tierChanges(), "c-1", Told.change("c-1", 1, null, "b", AT, 10L, AT.plusSeconds(60)));
        assertThat(feed()).hasSize(1);

        looks.offer(0, new Look("c-1", 1, new BigDecimal("12.5"), AT.plusSeconds(999), "a"));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        send(topics.customerProfiles(), "other", Told.profile("other", AT, "Commits", null, null, null));

        assertThat(known("c-1").toRow().fallAt()).isEqualTo(AT.plusSeconds(999));
        assertThat(known("c-1").toRow().score()).isEqualByComparingTo("12.5");
        assertThat(feed()).isEmpty();
    }

    @Test
    void shouldPassOverALookFromBeforeAChangeAndOneAtNobody() {
        send(topics.tierChanges(), "c-1", Told.change("c-1", 1, null, "a", AT, 10L, null));
        send(topics.tierChanges(), "c-1", Told.change("c-1", 2, "a", "b", AT.plusSeconds(9), 20L, null));

        looks.offer(0, new Look("c-1", 1, BigDecimal.ONE, AT.plusSeconds(999), "a"));
        looks.offer(0, new Look("c-2", 1, BigDecimal.ONE, AT.plusSeconds(999), "a"));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        send(topics.customerProfiles(), "other", Told.profile("other", AT, "Commits", null, null, null));

        assertThat(known("c-1").toRow().fallAt()).isNull();
        assertThat(known("c-1").toRow().score()).isEqualByComparingTo("20");
        assertThat(store(StoreNames.ROWS)).containsExactly("c-1", "other");
    }

    @Test
    void shouldNotListWhoHasAProfileAndNoTier() {
        send(topics.customerProfiles(), "c-1", Told.profile("c-1", AT, "Li", "ann", "north", null));

        assertThat(store(StoreNames.ROWS)).hasSize(1);
        assertThat(store(StoreNames.INDEX)).isEmpty();
        assertThat(store(StoreNames.NAMES)).isEmpty();
        assertThat(store(StoreNames.COUNTS)).containsExactly("z");
    }

    @Test
    void shouldPassOverWhatOthersDecidedAndWhatTheEngineRefused() {
        TierChange foreign = TierChange.newBuilder(Told.change("c-1", 1, null, "a", AT, null, null))
                .setProgram("another")
                .build();
        send(topics.tierChanges(), "c-1", foreign);
        send(topics.customerProfiles(), "c-2", Told.profile("c-1", AT, "wrong key", null, null, null));
        send(topics.customerProfiles(), "c-3", Told.profile("c-3", AT.plusSeconds(7_200), "future", null, null, null));
        sendBytes(topics.customerProfiles().name(), "c-4", new byte[] {1, 2, 3});
        send(topics.segmentChanges(), "c-5", Told.segment("c-5", 1, "loyal", AT));

        assertThat(store(StoreNames.ROWS)).containsExactly("c-5");
    }

    @Test
    void shouldTellEventsWithWhatIsKnownOfTheCustomer() {
        send(topics.customerProfiles(), "c-1", Told.profile("c-1", AT, "光明", "ann", "north", null));
        send(topics.tierChanges(), "c-1", Told.change("c-1", 1, null, "a", AT, 1_200L, AT.plusSeconds(60)));
        send(topics.lifecycleChanges(), "c-1", Told.stage("c-1", 1, "NEW", AT));
        send(topics.segmentChanges(), "c-1", Told.segment("c-1", 1, "loyal", AT));
        send(
                topics.customerAlerts(),
                "c-1",
                Told.alert("c-1", 1, AlertKind.CHURN_RISK, "NONE", "HIGH", 40, 5_000L, AT, null));

        List<JsonNode> feed = feed();
        assertThat(feed)
                .extracting(event -> event.get("kind").asText())
                .containsExactly("change", "stage", "segment", "alert");
        assertThat(feed.getFirst().toString()).isEqualTo("""
                        {"kind":"change","id":"c-1/t1","customerId":"c-1","name":"光明","owner":"ann","region":"north","tier":"a","risk":null,\
                        "at":"2026-05-01T00:00:00Z","decidedAt":"2026-05-01T00:00:01Z","from":null,"to":"a","direction":"ENROLLED","cause":"TIME",\
                        "causeId":null,"score":1200,"fallAt":"2026-05-01T00:01:00Z","fallTier":"a"}""");
        assertThat(feed.getLast().get("valueAtStake").asLong()).isEqualTo(5_000);
        assertThat(feed.getLast().get("risk").asText()).isEqualTo("HIGH");
    }

    private <T extends SpecificRecord> void send(Topic<T> topic, String key, T value) {
        sendBytes(topic.name(), key, BareAvro.bytes(value));
    }

    private void sendBytes(String topic, String key, byte[] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value, AT));
    }

    private List<JsonNode> feed() {
        return driver
                .createOutputTopic(FEED, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(this::parse)
                .toList();
    }

    private JsonNode parse(byte[] event) {
        try {
            return json.readTree(event);
        } catch (IOException e) {
            throw new AssertionError(new String(event, StandardCharsets.UTF_8), e);
        }
    }

    /** Its keys as text. */
    private List<String> store(String name) {
        KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(name);
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(one -> keys.add(new String(one.key.get(), StandardCharsets.UTF_8)));
        }
        return keys;
    }

    private KnownCustomer known(String id) {
        KeyValueStore<Bytes, byte[]> rows = driver.getKeyValueStore(StoreNames.ROWS);
        byte[] stored = rows.get(Bytes.wrap(id.getBytes(StandardCharsets.UTF_8)));
        return KnownCustomerCodec.decode(id, Objects.requireNonNull(stored));
    }

    /** Reads records without a registry, by the schema that Avro puts a fingerprint of in front. */
    public static final class BareAvro implements Deserializer<SpecificRecord> {

        private @Nullable BinaryMessageDecoder<SpecificRecord> decoder;

        static byte[] bytes(SpecificRecord value) {
            try {
                ByteBuffer bytes = new BinaryMessageEncoder<SpecificRecord>(
                                SpecificData.getForClass(value.getClass()), value.getSchema())
                        .encode(value);
                byte[] copied = new byte[bytes.remaining()];
                bytes.get(copied);
                return copied;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void configure(Map<String, ?> settings, boolean isKey) {
            try {
                Class<?> type = Class.forName(String.valueOf(settings.get(AvroDeserializer.VALUE_TYPE)));
                decoder = new BinaryMessageDecoder<>(
                        SpecificData.getForClass(type), SpecificData.get().getSchema(type));
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }

        /** Fails as Confluent's does for bytes that aren't a record. */
        @Override
        public @Nullable SpecificRecord deserialize(String topic, byte @Nullable [] bytes) {
            try {
                return bytes == null ? null : Objects.requireNonNull(decoder).decode(ByteBuffer.wrap(bytes));
            } catch (IOException | RuntimeException e) {
                throw new SerializationException("Unknown magic byte!", e);
            }
        }
    }
}
