package io.tierengine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.TransactionType;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.server.setting.SettingSources;
import io.tierengine.streams.run.TierEngine;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server on a real broker and registry. */
class TierServerIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: shop, version: 1}
            spec:
              timezone: UTC
              currency: EUR
              metrics:
                - {name: spend30, source: transactions, aggregate: sum, field: amount, window: P30D}
              tiers:
                - id: BASE
                - id: SILVER
                  enter: metrics.spend30 >= 100
            """;

    @TempDir
    private static Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static Sandbox sandbox;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), POLICY);
        sandbox = Sandbox.builder().registry(true).start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void shouldTakeAFactAndTellATierChange() throws Exception {
        Map<String, String> settings = settings("one.");
        settings.put("tier.policy", folder.resolve("shop.yaml").toString());

        try (RunningServer server = TierServer.start(SettingSources.of(settings, Map.of(), Map.of()))) {
            awaitReady(server);
            TierEngine engine = server.engine().orElseThrow();
            send(engine, aPurchase("ana", "150.00"));

            List<TierChange> changes = read(engine, 2);

            assertThat(changes).extracting(TierChange::getNewTier).containsExactly("BASE", "SILVER");
            assertThatCustomerIsSilver(get(server, "/api/v1/customers/ana"));
            assertThat(get(server, "/api/v1/customers/bob").statusCode()).isEqualTo(404);
            JsonNode kept =
                    JSON.readTree(get(server, "/api/v1/customers/ana/changes").body());
            assertThat(kept.findValuesAsText("newTier")).containsExactly("BASE", "SILVER");
            assertThat(kept.at("/changes/1/explanation").isObject()).isTrue();
            JsonNode timeline = JSON.readTree(
                    get(server, "/api/v1/customers/ana/timeline?days=40").body());
            assertThat(timeline.at("/metrics/0/name").asText()).isEqualTo("spend30");
            assertThat(timeline.at("/metrics/0/points")).hasSize(2);
            assertThat(timeline.at("/metrics/0/points/0/value").decimalValue()).isEqualByComparingTo("150");
            assertThat(timeline.at("/metrics/0/points/1/value").decimalValue()).isZero();
            assertThat(get(server, "/prometheus").body())
                    .contains("tier_facts_accepted_total 1.0", "tier_changes_total 2.0", "kafka_stream_")
                    .containsPattern("tier_partition_clock_lag_seconds\\{partition=\"[0-7]\"\\} ")
                    .contains("tier_restoring_records 0.0")
                    .doesNotContain("ana\"");
        }
    }

    private static void assertThatCustomerIsSilver(HttpResponse<String> response) throws IOException {
        JsonNode customer = JSON.readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(customer.get("tier").asText()).isEqualTo("SILVER");
        assertThat(customer.get("sequence").asInt()).isEqualTo(2);
        assertThat(customer.at("/metrics/spend30").decimalValue()).isEqualByComparingTo("150");
        assertThat(customer.at("/tiers/1/enter").asBoolean()).isTrue();
        assertThat(customer.at("/clocks/next").asText()).isNotEmpty();
    }

    @Test
    void shouldGiveUpWhenNoPolicyIsPublished() throws Exception {
        Map<String, String> settings = settings("two.");

        try (RunningServer server = TierServer.start(SettingSources.of(settings, Map.of(), Map.of()))) {
            Optional<String> failure = server.awaitEnd();

            assertThat(failure.orElse(""))
                    .startsWith("the engine can't start: no policy is published in topic two.tier-policies");
            assertThat(get(server, "/health/liveness").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void shouldRefuseAPolicyFileThatIsMissing() {
        Map<String, String> settings = settings("three.");
        settings.put("tier.policy", "missing.yaml");

        assertThatThrownBy(() -> TierServer.start(SettingSources.of(settings, Map.of(), Map.of())))
                .isInstanceOf(StartException.class)
                .hasMessage("there is no policy file missing.yaml (setting tier.policy)");
    }

    private static Map<String, String> settings(String prefix) {
        return new HashMap<>(Map.of(
                "tier.kafka.bootstrap-servers",
                sandbox.bootstrapServers(),
                "tier.registry.url",
                sandbox.registryUrl(),
                "tier.topics.prefix",
                prefix,
                "tier.application-id",
                prefix + "engine",
                "tier.state.folder",
                folder.resolve(prefix + "state").toString(),
                "tier.threads",
                "1",
                "tier.http.port",
                "0"));
    }

    private static void awaitReady(RunningServer server) throws Exception {
        Instant deadline = Instant.now().plus(PATIENCE);
        HttpResponse<String> readiness = get(server, "/health/readiness");
        while (readiness.statusCode() != 200) {
            assertThat(Instant.now()).as("not ready: %s", readiness.body()).isBefore(deadline);
            Thread.sleep(200);
            readiness = get(server, "/health/readiness");
        }
    }

    private static Transaction aPurchase(String customerId, String amount) {
        return Transaction.newBuilder()
                .setEventId("e-1")
                .setCustomerId(customerId)
                .setOccurredAt(Instant.now())
                .setType(TransactionType.PURCHASE)
                .setAmount(new BigDecimal(amount).setScale(4))
                .setCurrency("EUR")
                .build();
    }

    private static void send(TierEngine engine, Transaction transaction) throws Exception {
        String topic = engine.settings().topics().customerTransactions().name();
        try (KafkaProducer<String, Transaction> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", sandbox.bootstrapServers()),
                new StringSerializer(),
                engine.serdes().values(Transaction.class).serializer())) {
            producer.send(new ProducerRecord<>(topic, transaction.getCustomerId(), transaction))
                    .get();
        }
    }

    private static List<TierChange> read(TierEngine engine, int count) {
        List<TierChange> changes = new ArrayList<>();
        try (KafkaConsumer<String, TierChange> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", sandbox.bootstrapServers(),
                        "group.id", "test",
                        "auto.offset.reset", "earliest",
                        "isolation.level", "read_committed"),
                new StringDeserializer(),
                engine.serdes().values(TierChange.class).deserializer())) {
            consumer.subscribe(List.of(engine.settings().topics().tierChanges().name()));
            Instant deadline = Instant.now().plus(PATIENCE);
            while (changes.size() < count && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> changes.add(record.value()));
            }
        }
        return changes;
    }

    private static HttpResponse<String> get(RunningServer server, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path)).build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
