package io.tierengine.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends bad input to every path, method and parameter that the description of the API names: none may fail but with a documented status. */
class ApiFuzzTest {

    private static final Pattern PATH = Pattern.compile("  (/\\S*):");
    private static final Pattern METHOD = Pattern.compile("    (get|post|put|delete|patch):");
    private static final Pattern PARAMETER = Pattern.compile("      - name: (\\S+)");
    private static final Pattern IN = Pattern.compile("        in: (\\S+)");
    private static final Pattern TYPE = Pattern.compile("          type: (\\S+)");
    private static final Pattern STATUS = Pattern.compile("        \"(\\d{3})\":");
    private static final List<String> BAD = List.of(
            "",
            " ",
            "0",
            "-1",
            "99999999999999999999",
            "1e999999999",
            "null",
            "%00",
            "\u0000",
            "\ud800",
            "../../etc/passwd",
            "..;/x",
            "'; DROP TABLE x; --",
            "{\"a\":1}",
            "<script>alert(1)</script>",
            "a".repeat(3_000),
            "\u5ba2\u6237\ud83d\ude00",
            "2026-02-30T25:61:00Z",
            "change,,stage",
            "\r\nX-Injected: yes",
            "${jndi:ldap://127.0.0.1/x}");
    private static final List<String> BAD_BODIES = List.of(
            "",
            "null",
            "[]",
            "1",
            "\"x\"",
            "{",
            "{}",
            "{\"days\": 1e999999999}",
            "{\"days\": \"x\"}",
            "{\"facts\": [null]}",
            "{\"facts\": {}}",
            "{\"facts\": [{\"kind\": \"transaction\", \"type\": \"PURCHASE\", \"amount\": 1e999999999}]}",
            "{\"facts\": [{\"kind\": \"interaction\", \"type\": \"X\", \"value\": 1e-999999999}]}",
            "{\"kind\": 1, \"tier\": [], \"reason\": {}}",
            "{\"kind\": \"PIN\", \"tier\": \"GOLD\", \"reason\": \"\\u0000\"}",
            "{\"ratings\": {\"\": 1e999999999}, \"reason\": \"x\"}",
            "{\"ratings\": [1], \"reason\": \"x\"}",
            "[".repeat(2_000),
            "{\"unknown\": true}");

    @SuppressWarnings("NullAway.Init")
    private static TestHttp http;

    /** What the document says of a method of a path. */
    private record Operation(
            String path,
            String method,
            Map<String, String> parameters,
            Map<String, String> types,
            List<Integer> statuses) {}

    @BeforeAll
    static void start() {
        http = TestHttp.start(Map.of("tier.http.requests-per-second", "1000000"));
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    private static List<Operation> operations() throws Exception {
        HttpResponse<String> document = http.get("/api/v1/openapi.yml");
        assertThat(document.statusCode()).isEqualTo(200);
        List<Operation> operations = new ArrayList<>();
        String path = "";
        String name = "";
        for (String line : document.body()
                .lines()
                .takeWhile(text -> !text.equals("components:"))
                .toList()) {
            Matcher of = PATH.matcher(line);
            if (of.matches()) {
                path = of.group(1);
            }
            of = METHOD.matcher(line);
            if (of.matches()) {
                operations.add(new Operation(
                        path,
                        of.group(1).toUpperCase(java.util.Locale.ROOT),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new ArrayList<>()));
            }
            of = PARAMETER.matcher(line);
            if (of.matches()) {
                name = of.group(1);
            }
            of = IN.matcher(line);
            if (of.matches()) {
                operations.getLast().parameters().put(name, of.group(1));
            }
            of = TYPE.matcher(line);
            if (of.matches()) {
                operations.getLast().types().put(name, of.group(1));
            }
            of = STATUS.matcher(line);
            if (of.matches()) {
                operations.getLast().statuses().add(Integer.valueOf(of.group(1)));
            }
        }
        return operations;
    }

    @Test
    void shouldDescribeEveryPathWithItsErrors() throws Exception {
        List<Operation> operations = operations();

        assertThat(operations)
                .extracting(operation -> operation.method() + " " + operation.path())
                .contains(
                        "GET /api/v1/me",
                        "GET /api/v1/policy",
                        "GET /api/v1/engine",
                        "GET /api/v1/counts",
                        "GET /api/v1/cross-table",
                        "GET /api/v1/movements",
                        "GET /api/v1/distribution",
                        "GET /api/v1/falls",
                        "GET /api/v1/customers",
                        "GET /api/v1/customers.csv",
                        "GET /api/v1/customers/{customerId}/row",
                        "GET /api/v1/customers/{customerId}/course",
                        "GET /api/v1/audit",
                        "GET /api/v1/dead-letters",
                        "GET /api/v1/events",
                        "GET /api/v1/openapi.yml",
                        "GET /api/v1/customers/{customerId}",
                        "GET /api/v1/customers/{customerId}/changes",
                        "GET /api/v1/customers/{customerId}/timeline",
                        "GET /api/v1/customers/{customerId}/alerts",
                        "POST /api/v1/customers/{customerId}/what-if",
                        "POST /api/v1/customers/{customerId}/overrides",
                        "POST /api/v1/customers/{customerId}/assessments");
        assertThat(operations)
                .allSatisfy(operation -> assertThat(operation.statuses())
                        .as(operation.path())
                        .contains(400, 401, 403, 404, 413, 415, 429, 503)
                        .containsAnyOf(200, 202));
    }

    @Test
    void shouldDescribeEveryParameterOfTheViewsWithItsType() throws Exception {
        Set<String> list = Set.of(
                "tier",
                "stage",
                "risk",
                "segment",
                "owner",
                "region",
                "industry",
                "size",
                "kind",
                "q",
                "falls",
                "sort",
                "order",
                "limit",
                "cursor");
        Set<String> span = Set.of("from", "to", "step");

        Map<String, Operation> operations =
                operations().stream().collect(Collectors.toMap(one -> one.method() + one.path(), one -> one));

        Map.of(
                        "customers", list,
                        "customers.csv", list,
                        "movements", span,
                        "distribution", span,
                        "cross-table", Set.of("attribute"),
                        "falls", Set.of("days"))
                .forEach((path, parameters) -> {
                    Operation operation = Objects.requireNonNull(operations.get("GET/api/v1/" + path));
                    assertThat(operation.parameters()).as(path).containsOnlyKeys(parameters);
                    assertThat(operation.types().values()).as(path).isSubsetOf("string", "integer", "array");
                    assertThat(operation.types()).as(path).hasSameSizeAs(parameters);
                });
    }

    /** What bad values are made of must be answered when it is good, so that they reach the code that reads them. */
    @Test
    void shouldAnswerGoodValuesOfTheViews() throws Exception {
        for (String path : List.of(
                "customers?tier=GOLD&tier=SILVER&q=Na&falls=90&sort=fall&order=desc&limit=10",
                "customers.csv?risk=HIGH&sort=risk",
                "counts",
                "cross-table?attribute=size",
                "movements?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&step=hour",
                "distribution?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&step=day",
                "falls?days=30",
                "customers/known/row",
                "customers/known/course")) {
            HttpResponse<String> response = http.get("/api/v1/" + path);

            assertThat(response.statusCode()).as(path + response.body()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customers?sort=name",
                "customers?order=up",
                "customers?limit=0",
                "customers?limit=1001",
                "customers?limit=ten",
                "customers?falls=-1",
                "customers?cursor=x",
                "customers.csv?sort=name",
                "customers.csv?limit=5",
                "customers.csv?cursor=x",
                "cross-table?attribute=tier",
                "movements?step=week",
                "movements?from=yesterday",
                "movements?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
                "movements?from=0001-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                "distribution?to=2026-02-30T00:00:00Z",
                "distribution?step=DAY",
                "falls?days=0",
                "falls?days=99999999999999999999"
            })
    void shouldNameWhatIsWrongWithAParameterOfTheViews(String asked) throws Exception {
        HttpResponse<String> response = http.get("/api/v1/" + asked);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(TestHttp.json(response).get("detail").asText())
                .contains(asked.substring(asked.indexOf('?') + 1, asked.indexOf('=')));
    }

    static List<Long> seeds() {
        return List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldAnswerBadInputAsDocumented(long seed) throws Exception {
        Random random = new Random(seed);
        for (Operation operation : operations()) {
            boolean endless = operation.path().equals("/api/v1/events");
            for (String bad : BAD) {
                for (String parameter : operation.parameters().keySet()) {
                    Map<String, String> values = new TreeMap<>();
                    operation.parameters().keySet().forEach(name -> {
                        if (name.equals(parameter) || random.nextInt(4) == 0) {
                            values.put(name, name.equals(parameter) ? bad : BAD.get(random.nextInt(BAD.size())));
                        }
                    });
                    if (!endless) {
                        check(operation, uri(operation, values), BAD_BODIES.get(random.nextInt(BAD_BODIES.size())));
                    }
                }
            }
            for (String body : BAD_BODIES) {
                if (operation.method().equals("POST")) {
                    check(operation, uri(operation, Map.of("customerId", "known")), body);
                }
            }
        }
    }

    private static String uri(Operation operation, Map<String, String> values) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, String> parameter : operation.parameters().entrySet()) {
            String value = URLEncoder.encode(values.getOrDefault(parameter.getKey(), "x"), StandardCharsets.UTF_8)
                    .replace("+", "%20");
            if (parameter.getValue().equals("path")) {
                path = path.replace("{" + parameter.getKey() + "}", value);
            } else if (values.containsKey(parameter.getKey())) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(parameter.getKey())
                        .append('=')
                        .append(value);
            }
        }
        return path + query;
    }

    private static void check(Operation operation, String uri, String body) throws Exception {
        HttpResponse<String> response = operation.method().equals("GET") ? http.get(uri) : http.post(uri, body);

        String asked = operation.method() + " " + uri + " " + body;
        assertThat(response.statusCode()).as(asked).isIn(allowed(operation));
        assertThat(response.headers().firstValue("x-injected")).as(asked).isEmpty();
        if (response.statusCode() >= 400) {
            assertThat(response.headers().firstValue("content-type").orElse(""))
                    .as(asked)
                    .startsWith("application/problem+json");
            assertThat(TestHttp.json(response).get("detail").asText()).as(asked).isNotEmpty();
        }
    }

    /** An empty segment in the path leads elsewhere, where another method may be asked for. */
    private static List<Integer> allowed(Operation operation) {
        List<Integer> allowed = new ArrayList<>(operation.statuses());
        if (operation.path().contains("{")) {
            allowed.add(405);
        }
        return allowed;
    }

    @Test
    void shouldAnswerBadFiltersOfEventsAsDocumented() throws Exception {
        for (String query : List.of("kind=gift", "risk=x", "direction=UP", "kind=change,,stage", "customer=%00")) {
            HttpResponse<String> response = http.get("/api/v1/events?" + query);

            assertThat(response.statusCode()).as(query).isEqualTo(400);
        }
    }
}
