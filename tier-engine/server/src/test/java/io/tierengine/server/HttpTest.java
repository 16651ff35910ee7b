package io.tierengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tierengine.core.customer.CustomerSnapshot;
import io.tierengine.core.customer.CustomerSnapshot.GuardCondition;
import io.tierengine.core.customer.CustomerSnapshot.Reading;
import io.tierengine.core.customer.CustomerSnapshot.TierConditions;
import io.tierengine.server.life.EngineStatus;
import io.tierengine.server.life.EngineStatus.Phase;
import io.tierengine.server.setting.ServerSettings;
import io.tierengine.server.setting.SettingSources;
import io.tierengine.streams.query.CustomerAnswer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        context = TierServer.contextOf(settings, () -> status, HttpTest::answer);
        port = context.start().getBean(EmbeddedServer.class).start().getPort();
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    private static CustomerAnswer answer(String customerId) {
        return switch (customerId) {
            case "known" -> new CustomerAnswer.Found(aCustomer());
            case "far" -> new CustomerAnswer.Elsewhere(5);
            case "later" -> new CustomerAnswer.NotYet("state is being restored");
            default -> new CustomerAnswer.Unknown();
        };
    }

    @Test
    void shouldShowACustomer() throws Exception {
        HttpResponse<String> response = get("/api/v1/customers/known");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(response.body())).isEqualTo(JSON.readTree("""
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

    @ParameterizedTest
    @CsvSource({"nobody, 404, Not Found", "far, 421, Misdirected Request", "later, 503, Service Unavailable"})
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

    private static CustomerSnapshot aCustomer() {
        return new CustomerSnapshot(
                "known",
                "retail",
                3,
                Instant.parse("2026-01-01T00:00:00Z"),
                "GOLD",
                "SILVER",
                7,
                Instant.parse("2026-02-01T00:00:00Z"),
                null,
                new BigDecimal("61.5"),
                new BigDecimal("3"),
                null,
                List.of(new Reading("value", new BigDecimal("7E+1")), new Reading("activity", null)),
                List.of(new Reading("spend", new BigDecimal("1200.25")), new Reading("visits", BigDecimal.ZERO)),
                List.of(
                        new TierConditions("BASE", true, true, null),
                        new TierConditions("SILVER", true, true, null),
                        new TierConditions("GOLD", false, true, Instant.parse("2025-12-31T00:00:00Z"))),
                List.of(new GuardCondition("returns", false, "SILVER")),
                Instant.parse("2026-01-09T00:00:00Z"));
    }
}
