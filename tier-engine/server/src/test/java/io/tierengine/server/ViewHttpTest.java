package io.tierengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierengine.server.peer.PeerClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and counts of two instances, each with half of the partitions of made-up views. */
class ViewHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> SETTINGS = Map.of("tier.http.requests-per-second", "1000");

    private static TestHttp first;
    private static TestHttp second;
    private static TestHttp alone;

    @BeforeAll
    static void start() {
        MadeUpPeers peersOfFirst = new MadeUpPeers();
        MadeUpPeers peersOfSecond = new MadeUpPeers();
        first = TestHttp.start(SETTINGS, new MadeUpViews(Set.of(0, 1, 2, 3), "a", "ccc", "eeeee"), peersOfFirst);
        second = TestHttp.start(SETTINGS, new MadeUpViews(Set.of(4, 5, 6, 7), "bb", "dddd", "far-away"), peersOfSecond);
        alone = TestHttp.start(SETTINGS, new MadeUpViews(Set.of(0, 1, 2, 3), "a"), new MadeUpPeers());
        peersOfFirst.meet(second.port());
        peersOfSecond.meet(first.port());
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
        alone.close();
    }

    @Test
    void shouldPutAListOfBothTogetherPageByPage() throws Exception {
        for (TestHttp asked : List.of(first, second)) {
            List<String> ids = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = json(asked.get("/api/v1/customers?sort=value&order=asc&limit=2" + cursor));
                assertThat(page.get("customers").size()).isLessThanOrEqualTo(2);
                page.get("customers")
                        .forEach(row -> ids.add(row.get("customerId").asText()));
                cursor = page.get("next").isNull()
                        ? ""
                        : "&cursor=" + page.get("next").asText();
            } while (!cursor.isEmpty());

            assertThat(ids).containsExactly("a", "bb", "ccc", "dddd", "eeeee", "far-away");
        }
    }

    @Test
    void shouldTellTheSignalsOfEachRowOfBoth() throws Exception {
        JsonNode page = json(first.get("/api/v1/customers?sort=value&order=asc"));

        assertThat(page.get("customers"))
                .hasSize(6)
                .allSatisfy(
                        row -> assertThat(row.get("signals"))
                                .isEqualTo(
                                        JSON.readTree(
                                                "[{\"name\": \"orders-stopped\", \"points\": 7}, {\"name\": \"=complained\", \"points\": 3}]")));
    }

    @Test
    void shouldAddUpWhatBothCounted() throws Exception {
        assertThat(json(first.get("/api/v1/counts")).at("/total").asInt()).isEqualTo(6);
        assertThat(json(first.get("/api/v1/counts")).at("/asOf").asText()).isEqualTo("2026-01-01T12:00:00Z");
        assertThat(json(second.get("/api/v1/cross-table")).at("/cells/0/count").asInt())
                .isEqualTo(6);
        assertThat(json(second.get("/api/v1/cross-table")).at("/attribute").asText())
                .isEqualTo("region");
        assertThat(json(first.get("/api/v1/movements")).at("/movements/0/count").asInt())
                .isEqualTo(6);
        assertThat(json(first.get("/api/v1/movements?step=hour")).at("/step").asText())
                .isEqualTo("hour");
        assertThat(json(first.get("/api/v1/distribution"))
                        .at("/points/0/counts/GOLD")
                        .asInt())
                .isEqualTo(6);
        assertThat(json(first.get("/api/v1/falls")).at("/days/0/count").asInt()).isEqualTo(6);
        assertThat(json(first.get("/api/v1/falls")).at("/days/0/date").asText()).isEqualTo("2026-01-02");
    }

    @Test
    void shouldFetchACustomerFromTheOther() throws Exception {
        assertThat(json(first.get("/api/v1/customers/far-away/row")).get("name").asText())
                .isEqualTo("=Name of far-away");
        assertThat(json(first.get("/api/v1/customers/far-away/course"))
                        .at("/points/0/tier")
                        .asText())
                .isEqualTo("GOLD");
        assertThat(first.get("/api/v1/customers/nobody/row").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldTellTheAlertsOfACustomerOfTheOther() throws Exception {
        assertThat(json(first.get("/api/v1/customers/far-away/alerts"))).isEqualTo(JSON.readTree("""
                {"alerts": [{
                  "id": "shop/far-away/4", "at": "2026-01-01T12:00:00Z", "kind": "DOWNGRADE_NOTICE", "tier": "GOLD", "previousLevel": "LOW", "level": "LOW",
                  "points": 10, "signals": [{"name": "orders-stopped", "points": 10}], "valueAtStake": 1200,
                  "dueAt": "2026-01-01T13:00:00Z", "dueTier": "SILVER"
                }]}"""));
        assertThat(first.get("/api/v1/customers/nobody/alerts").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldAnswerAnotherInstanceOfItsOwnPartitionsAlone() throws Exception {
        JsonNode part = json(second.get("/api/v1/counts", PeerClient.LOCAL, "true"));
        HttpResponse<String> elsewhere = first.get("/api/v1/customers/far-away/row", PeerClient.LOCAL, "true");

        assertThat(part.at("/value/total").asInt()).isEqualTo(3);
        assertThat(part.at("/partitions")).hasSize(4);
        assertThat(elsewhere.statusCode()).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/counts", "/api/v1/customers", "/api/v1/customers.csv", "/api/v1/customers/far/row"})
    void shouldSayWhenToAskAgainWhilePartitionsAreMissing(String path) throws Exception {
        HttpResponse<String> response = alone.get(path);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(response).get("detail").asText()).contains("partition");
    }

    @Test
    void shouldWriteAFileThatASpreadsheetTakesForText() throws Exception {
        HttpResponse<String> file = first.get("/api/v1/customers.csv?sort=id");

        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        List<String> lines = file.body().lines().toList();
        assertThat(lines).hasSize(7);
        assertThat(lines.getFirst()).startsWith("customerId,name,tier,since,score");
        assertThat(lines.get(1)).startsWith("a,'=Name of a,GOLD,2026-01-01T12:00:00Z,61.5,ACTIVE,LOW,10,,1,");
        assertThat(lines.getFirst()).endsWith(",kind,signals");
        assertThat(lines.get(1)).endsWith(",orders-stopped;=complained");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customers?sort=fame | sort is \"fame\"; it is one of value, score, since, fall, risk, id",
                "customers?order=up | order is \"up\"; it is one of asc, desc",
                "customers?limit=0 | limit is \"0\"; it is a number from 1 to 1000",
                "customers?falls=soon | falls is \"soon\"; it is a number from 1 to 3660",
                "customers?cursor=%20 | cursor: \" \" is no cursor; take the one that the page before gave as next",
                "customers.csv?limit=5 | a file has the whole list; leave out cursor and limit",
                "cross-table?attribute=owner | attribute is \"owner\"; it is one of region, industry, size, kind",
                "movements?step=year | step is \"year\"; it is one of day, hour",
                "movements?from=yesterday | from is \"yesterday\"; it is an instant such as 2026-11-22T00:00:00Z",
                "distribution?from=2000-01-01T00:00:00Z | from and to are too far apart: at most 1000 steps are answered",
                "falls?days=9999 | days is \"9999\"; it is a number from 1 to 3660"
            })
    void shouldSayWhatIsWrongWithAQuestion(String path, String message) throws Exception {
        HttpResponse<String> response = first.get("/api/v1/" + path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("detail").asText()).isEqualTo(message);
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return JSON.readTree(response.body());
    }
}
