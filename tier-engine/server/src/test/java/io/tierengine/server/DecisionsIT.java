package io.tierengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierengine.sandbox.Sandbox;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions over HTTP, from the request to the audit. The last test takes the brokers away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DecisionsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: shop, version: 3}
            spec:
              timezone: UTC
              currency: EUR
              metrics:
                - {name: spend30, source: transactions, aggregate: sum, field: amount, window: P30D}
              tiers:
                - id: BASE
                - id: SILVER
                  enter: metrics.spend30 >= 100
                - id: GOLD
                  enter: assessments.service >= 8
            """;

    @TempDir
    private static Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private static Sandbox sandbox;

    @SuppressWarnings("NullAway.Init")
    private static MadeUpIssuer issuer;

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        Path policy = Files.writeString(folder.resolve("shop.yaml"), POLICY);
        sandbox = Sandbox.builder().registry(true).start();
        issuer = new MadeUpIssuer();
        Map<String, String> settings = new HashMap<>(issuer.settings());
        settings.put("tier.policy", policy.toString());
        server = TestServer.start(sandbox, folder, "decide.", settings);
        server.awaitReady();
    }

    @AfterAll
    static void stop() {
        server.close();
        issuer.close();
        sandbox.close();
    }

    @Test
    @Order(1)
    void shouldMoveACustomerByAnOverrideAndAuditIt() throws Exception {
        HttpResponse<String> response = server.post(
                "clerk",
                "/api/v1/customers/ana/overrides",
                "{\"kind\": \"PIN\", \"tier\": \"SILVER\", \"reason\": \"promised\", \"expiresAt\": \"2199-01-01T00:00:00+08:00\"}");

        JsonNode taken = JSON.readTree(response.body());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        assertThat(taken.get("author").asText()).isEqualTo("clerk");
        assertThat(taken.get("topic").asText()).isEqualTo("decide.tier-overrides");
        JsonNode customer = TestServer.await(
                () -> JSON.readTree(
                        server.get("reader", "/api/v1/customers/ana").body()),
                found -> found.path("tier").asText().equals("SILVER"));
        assertThat(customer.get("automaticTier").asText()).isEqualTo("BASE");
        JsonNode entries = TestServer.await(
                () -> server.json("reader", "/api/v1/audit?customer=ana").get("entries"), found -> !found.isEmpty());
        JsonNode entry = entries.get(0);
        assertThat(entries).hasSize(1);
        assertThat(entry.get("action").asText()).isEqualTo("PIN");
        assertThat(entry.get("author").asText()).isEqualTo("clerk");
        assertThat(entry.get("reason").asText()).isEqualTo("promised");
        assertThat(entry.get("result").asText()).isEqualTo("ACCEPTED");
        assertThat(entry.get("expiresAt").asText()).isEqualTo("2198-12-31T16:00:00Z");
        assertThat(entry.get("auditId").asText())
                .isEqualTo("decide.tier-overrides/" + taken.get("partition") + "/" + taken.get("offset"));
    }

    @Test
    @Order(2)
    void shouldMoveACustomerByAnAssessmentAndAuditIt() throws Exception {
        HttpResponse<String> response = server.post(
                "chief",
                "/api/v1/customers/bob/assessments",
                "{\"ratings\": {\"service\": 8.5}, \"reason\": \"called on\", \"sampleId\": \"s-1\"}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        JsonNode entry = TestServer.await(
                        () -> server.json("reader", "/api/v1/audit?limit=1").get("entries"),
                        found -> found.findValuesAsText("customerId").contains("bob"))
                .get(0);
        assertThat(entry.get("action").asText()).isEqualTo("ASSESSMENT");
        assertThat(entry.get("author").asText()).isEqualTo("chief");
        assertThat(entry.at("/ratings/service").decimalValue()).isEqualByComparingTo("8.5");
        assertThat(entry.get("tierAfter").asText()).isEqualTo("GOLD");
    }

    @Test
    @Order(2)
    void shouldTakeTheOverrideOfSomebodyWhoLoggedInWithABrowser() throws Exception {
        issuer.roles("operator");
        try (HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            URI origin = server.server().url();
            browser.send(HttpRequest.newBuilder(origin.resolve("/oauth/login")).build(), BodyHandlers.discarding());

            HttpResponse<String> response = browser.send(
                    HttpRequest.newBuilder(origin.resolve("/api/v1/customers/eve/overrides"))
                            .header("Content-Type", "application/json")
                            .header("Sec-Fetch-Site", "same-origin")
                            .header("Origin", origin.getScheme() + "://" + origin.getAuthority())
                            .POST(BodyPublishers.ofString(
                                    "{\"kind\": \"PIN\", \"tier\": \"GOLD\", \"reason\": \"by browser\"}"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        }
        JsonNode entry = TestServer.await(
                        () -> server.json("reader", "/api/v1/audit?customer=eve")
                                .get("entries"),
                        found -> !found.isEmpty())
                .get(0);
        assertThat(entry.get("author").asText()).isEqualTo("wei");
        assertThat(entry.get("result").asText()).isEqualTo("ACCEPTED");
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource(
            delimiter = '|',
            value = {
                "overrides | {'tier': 'GOLD', 'reason': 'x'} | kind is missing; it is PIN, FLOOR, CAP or RELEASE",
                "overrides | {'kind': 'pin', 'tier': 'GOLD', 'reason': 'x'} | kind must be PIN, FLOOR, CAP or RELEASE",
                "overrides | {'kind': 'PIN', 'reason': 'x'} | tier is missing",
                "overrides | {'kind': 'PIN', 'tier': 'IRON', 'reason': 'x'} | tier must be one of the policy's: BASE, SILVER, GOLD",
                "overrides | {'kind': 'PIN', 'tier': 'GOLD'} | reason is missing",
                "overrides | {'kind': 'PIN', 'tier': 'GOLD', 'reason': ' '} | reason is missing",
                "overrides | {'kind': 'PIN', 'tier': 'GOLD', 'reason': 'x', 'expiresAt': '2020-01-01T00:00:00Z'} | expiresAt must lie after now and after effectiveFrom",
                "overrides | {'kind': 'PIN', 'tier': 'GOLD', 'reason': 'x', 'effectiveFrom': 'soon'} | effectiveFrom must be an instant from 1970 to 2199, such as 2026-03-01T00:00:00Z",
                "assessments | {'reason': 'x'} | ratings is missing; it has a number for each criterion that is judged",
                "assessments | {'ratings': {'taste': 1}, 'reason': 'x'} | ratings must be by the policy's criteria: service",
                "assessments | {'ratings': {'service': null}, 'reason': 'x'} | ratings.service is null; it must be a number",
                "assessments | {'ratings': {'service': 1e999999999}, 'reason': 'x'} | ratings.service has more than 6 decimal places, or is too large",
                "assessments | {'ratings': {'service': 0.0000001}, 'reason': 'x'} | ratings.service has more than 6 decimal places, or is too large"
            })
    void shouldSayWhatIsWrongWithADecision(String kind, String body, String message) throws Exception {
        HttpResponse<String> response = server.post("clerk", "/api/v1/customers/cid/" + kind, body.replace('\'', '"'));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).get("detail").asText()).isEqualTo(message);
    }

    @Test
    @Order(4)
    void shouldLetNoReaderDecide() throws Exception {
        HttpResponse<String> response = server.post(
                "reader",
                "/api/v1/customers/cid/overrides",
                "{\"kind\": \"PIN\", \"tier\": \"GOLD\", \"reason\": \"x\"}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(server.get("reader", "/api/v1/customers/cid").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void shouldShowWhatWasRefusedWithoutItsContent() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", sandbox.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            "decide.customer-transactions",
                            "dan".getBytes(StandardCharsets.UTF_8),
                            "no record".getBytes(StandardCharsets.UTF_8)))
                    .get();
            producer.send(new ProducerRecord<>(
                            "decide.customer-transactions", new byte[] {(byte) 0xff}, new byte[] {1, 2}))
                    .get();
        }

        JsonNode answer = TestServer.await(
                () -> server.json("reader", "/api/v1/dead-letters?limit=10"),
                found -> found.get("deadLetters").size() == 2);

        assertThat(answer.at("/counts/0/count").asInt()).isEqualTo(2);
        assertThat(answer.at("/counts/0/reason").asText()).isEqualTo("UNREADABLE");
        assertThat(answer.at("/deadLetters").findValuesAsText("key")).containsExactlyInAnyOrder("dan", "null");
        assertThat(answer.at("/deadLetters/0/topic").asText()).isEqualTo("decide.customer-transactions");
        assertThat(answer.toString()).doesNotContain("no record");
    }

    @Test
    @Order(6)
    void shouldShowThePolicyInForce() throws Exception {
        JsonNode policy = server.json("reader", "/api/v1/policy");

        assertThat(policy.get("program").asText()).isEqualTo("shop");
        assertThat(policy.get("version").asInt()).isEqualTo(3);
        assertThat(policy.get("tiers").findValuesAsText("id")).containsExactly("BASE", "SILVER", "GOLD");
        assertThat(policy.at("/tiers/1/enter").asText()).isEqualTo("metrics.spend30 >= 100");
        assertThat(policy.at("/metrics/0/window").asText()).isEqualTo("P30D");
        assertThat(policy.get("criteria").toString()).isEqualTo("[\"service\"]");
        assertThat(policy.get("score").isNull()).isTrue();
        assertThat(policy.at("/texts/en").size()).isGreaterThan(5);
        assertThat(policy.at("/texts/zh").toString())
                .isNotEqualTo(policy.at("/texts/en").toString());
        assertThat(policy.get("document").asText()).isEqualTo(POLICY);
    }

    @Test
    @Order(6)
    void shouldShowWhatTheEngineIsDoing() throws Exception {
        JsonNode engine = TestServer.await(
                () -> server.json("reader", "/api/v1/engine"),
                found -> found.at("/instances/0/partitions").size() == 2
                        && found.at("/instances/0/partitions/0/lagRecords").asLong(-1) == 0);

        JsonNode instance = engine.at("/instances/0");
        assertThat(engine.get("program").asText()).isEqualTo("shop");
        assertThat(instance.get("phase").asText()).isEqualTo("running");
        assertThat(instance.at("/totals/factsAccepted").asInt()).isEqualTo(3);
        assertThat(instance.at("/totals/recordsRefused").asInt()).isEqualTo(2);
        assertThat(instance.get("restoring").isNull()).isTrue();
    }

    @ParameterizedTest
    @Order(7)
    @CsvSource({
        "/api/v1/audit?limit=0",
        "/api/v1/audit?limit=501",
        "/api/v1/audit?limit=x",
        "/api/v1/dead-letters?limit=-1"
    })
    void shouldBoundWhatIsRead(String path) throws Exception {
        HttpResponse<String> response = server.get("reader", path);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).get("detail").asText()).contains("limit");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void shouldSayThatADecisionCanNotBeTakenWithoutKafka() throws Exception {
        sandbox.close();

        HttpResponse<String> response = server.post(
                "clerk", "/api/v1/customers/ana/overrides", "{\"kind\": \"RELEASE\", \"reason\": \"over\"}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
        assertThat(server.get("reader", "/api/v1/audit").statusCode()).isEqualTo(503);
    }
}
