package io.tierengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tierengine.server.life.EngineStatus;
import io.tierengine.server.life.EngineStatus.Phase;
import io.tierengine.server.life.ViewsProbe;
import io.tierengine.server.setting.ServerSettings;
import io.tierengine.server.setting.SettingSources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP side before an engine that is made up. */
class HttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static EngineStatus status = EngineStatus.of(Phase.RUNNING);

    @SuppressWarnings("NullAway.Init")
    private static ApplicationContext context;

    private static int port;

    @BeforeAll
    static void start() {
        ServerSettings settings =
                ServerSettings.read(SettingSources.of(Map.of("tier.http.port", "0"), Map.of(), Map.of()));
        context = TierServer.contextOf(
                settings,
                new TierServer.Running(
                        () -> status,
                        Optional::empty,
                        new MadeUpCustomers(),
                        () -> new ViewsProbe.Look(Phase.RUNNING, 0),
                        MadeUpViews.whole(),
                        new MadeUpPeers()));
        port = context.start().getBean(EmbeddedServer.class).start().getPort();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void shouldShowACustomer() throws Exception {
        HttpResponse<String> response = get("/api/v1/customers/known");

        assertThat(response.statusCode()).isEqualTo(200);
        ObjectNode customer = (ObjectNode) JSON.readTree(response.body());
        JsonNode explanation = customer.remove("explanation");
        assertThat(explanation.at("/gap/tier").asText()).isEqualTo("SILVER");
        assertThat(customer.remove("row").get("owner").asText()).isEqualTo("anna");
        assertThat(customer).isEqualTo(JSON.readTree("""
                {
                  "customerId": "known", "program": "retail", "policyVersion": 3, "asOf": "2026-01-01T00:00:00Z",
                  "tier": "GOLD", "automaticTier": "SILVER", "sequence": 7,
                  "clocks": {"holdUntil": "2026-02-01T00:00:00Z", "graceSince": null, "next": "2026-01-09T00:00:00Z"},
                  "score": 61.5, "dimensions": {"value": 70, "activity": null},
                  "metrics": {"spend": 1200.25, "visits": 0},
                  "recencyDays": 3, "tenureDays": null,
                  "tiers": [
                    {"id": "BASE", "enter": true, "retain": true, "pendingSince": null},
                    {"id": "SILVER", "enter": true, "retain": true, "pendingSince": null},
                    {"id": "GOLD", "enter": false, "retain": true, "pendingSince": "2025-12-31T00:00:00Z"}
                  ],
                  "guards": [{"name": "returns", "holds": false, "cap": "SILVER"}]
                }"""));
    }

    @Test
    void shouldShowTheLatestChanges() throws Exception {
        HttpResponse<String> response = get("/api/v1/customers/known/changes");

        JsonNode changes = JSON.readTree(response.body()).get("changes");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(changes).hasSize(1);
        assertThat(changes.get(0)).isEqualTo(JSON.readTree("""
                {
                  "program": "retail", "changeId": "retail/known/7", "sequence": 7, "customerId": "known",
                  "previousTier": "SILVER", "newTier": "GOLD", "direction": "UPGRADED", "cause": "TIME", "causeId": null,
                  "effectiveAt": "2026-01-01T00:00:00Z", "decidedAt": "2026-01-01T00:00:01Z",
                  "policyName": "retail", "policyVersion": 3, "score": 61.5, "explanation": null
                }"""));
    }

    @Test
    void shouldTellWhatBecomesOfMetricsThatThePolicyNames() throws Exception {
        HttpResponse<String> response = get("/api/v1/customers/known/timeline?days=30");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body())).isEqualTo(JSON.readTree("""
                {
                  "now": "2026-01-01T00:00:00Z", "until": "2026-01-31T00:00:00Z",
                  "metrics": [{"name": "spend", "points": [{"at": "2026-01-01T00:00:00Z", "value": 1200}, {"at": "2026-01-31T00:00:00Z", "value": null}]}],
                  "score": []
                }"""));
        assertThat(JSON.readTree(get("/api/v1/customers/known/timeline").body())
                        .get("until")
                        .asText())
                .isEqualTo("2026-04-01T00:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"0", "401", "-1"})
    void shouldSayHowFarAheadCanBeLooked(String days) throws Exception {
        HttpResponse<String> response = get("/api/v1/customers/known/timeline?days=" + days);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).get("detail").asText())
                .contains("days")
                .contains("400");
    }

    @Test
    void shouldTryOutWhatHasNotHappened() throws Exception {
        HttpResponse<String> response = whatIf("""
                {"facts": [{"kind": "transaction", "type": "PURCHASE", "amount": 12.5}, {"kind": "interaction", "type": "SURVEY", "value": 9}],
                 "days": 30}""");

        JsonNode course = JSON.readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(course.at("/customer/tier").asText()).isEqualTo("GOLD");
        assertThat(course.at("/changes/0/newTier").asText()).isEqualTo("GOLD");
        assertThat(course.get("refusals")).hasSize(3);
        assertThat(course.at("/refusals/0").asText()).contains("type=PURCHASE, amount=125000, currency=EUR");
        assertThat(course.at("/refusals/1").asText()).contains("type=SURVEY, value=9000000");
        assertThat(course.at("/refusals/2").asText()).isEqualTo("then nothing for PT720H");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'facts': [{'kind': 'gift', 'type': 'A'}]} | kind is gift; it is transaction or interaction",
                "{'facts': [{'kind': 'transaction', 'type': 'SALE', 'amount': 1}]} | type is SALE; of a transaction it is PURCHASE, REFUND or ADJUSTMENT",
                "{'facts': [{'kind': 'transaction', 'type': 'PURCHASE'}]} | amount is missing",
                "{'facts': [{'kind': 'transaction', 'type': 'PURCHASE', 'amount': 0.00001}]} | amount has more than 4 decimal places, or is too large",
                "{'facts': [{'kind': 'interaction'}]} | type is missing",
                "{'days': -1} | days is -1; it is 0 to 3660"
            })
    void shouldSayWhatIsWrongWithASupposition(String body, String message) throws Exception {
        HttpResponse<String> response = whatIf(body.replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).get("detail").asText()).isEqualTo(message);
    }

    private static HttpResponse<String> whatIf(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/customers/known/what-if"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({"nobody, 404, Not Found", "far, 503, Service Unavailable", "later, 503, Service Unavailable"})
    void shouldSayWhyThereIsNoCustomer(String customerId, int code, String title) throws Exception {
        HttpResponse<String> response = get("/api/v1/customers/" + customerId);

        JsonNode problem = JSON.readTree(response.body());
        assertThat(response.statusCode()).isEqualTo(code);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(problem.get("title").asText()).isEqualTo(title);
        assertThat(problem.get("status").asInt()).isEqualTo(code);
        assertThat(response.headers().firstValue("retry-after").isPresent()).isEqualTo(code == 503);
    }

    @Test
    void shouldNotBeReadyButAliveWhileStateIsRestored() throws Exception {
        status = new EngineStatus(Phase.RESTORING, 2, 40, "");

        HttpResponse<String> readiness = get("/health/readiness");
        HttpResponse<String> liveness = get("/health/liveness");

        JsonNode details = JSON.readTree(readiness.body()).at("/details/engine/details");
        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(details).isEqualTo(JSON.readTree("""
                {"phase": "restoring", "partitionsLeft": 2, "recordsLeft": 40}"""));
        assertThat(liveness.statusCode()).isEqualTo(200);
    }

    @Test
    void shouldBeReadyWhileTheEngineRuns() throws Exception {
        status = EngineStatus.of(Phase.RUNNING);

        assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotBeAliveWhenTheEngineGaveUp() throws Exception {
        status = new EngineStatus(Phase.FAILED, 0, 0, "the disk is full");

        HttpResponse<String> liveness = get("/health/liveness");

        assertThat(liveness.statusCode()).isEqualTo(503);
        assertThat(liveness.body()).contains("the disk is full");
    }

    @Test
    void shouldSayWhichEngineItIs() throws Exception {
        JsonNode info = JSON.readTree(get("/info").body());

        assertThat(info.at("/engine/application-id").asText()).isEqualTo("tier-engine");
        assertThat(info.at("/engine/topics/partitions").asInt()).isEqualTo(8);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
