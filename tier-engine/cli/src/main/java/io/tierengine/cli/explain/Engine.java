package io.tierengine.cli.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierengine.cli.terminal.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A running engine that is asked about one customer by HTTP. What goes wrong ends the command. */
final class Engine implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String url;
    private final String customerId;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Engine(String url, String customerId) {
        this.url = url;
        this.customerId = customerId;
    }

    /** The customer as it is. */
    JsonNode customer() throws InterruptedException {
        return answer(request("").GET().build());
    }

    /** Its latest tier changes. */
    JsonNode changes() throws InterruptedException {
        return answer(request("/changes").GET().build());
    }

    /** What would come of facts, and then of days with none. */
    JsonNode whatIf(List<SupposedFact> facts, int days) throws InterruptedException {
        String body = MAPPER.valueToTree(Map.of("facts", facts, "days", days)).toString();
        return answer(request("/what-if")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String question) {
        String segment = URLEncoder.encode(customerId, StandardCharsets.UTF_8).replace("+", "%20");
        String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        try {
            return HttpRequest.newBuilder(URI.create(base + "/api/v1/customers/" + segment + question))
                    .timeout(PATIENCE);
        } catch (IllegalArgumentException e) {
            throw failure("`" + url + "` is no URL of an engine; give one such as http://127.0.0.1:8080");
        }
    }

    private JsonNode answer(HttpRequest request) throws InterruptedException {
        HttpResponse<String> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw failure("no engine answers at " + url + "; start one (tier serve), or say where it is (--url)");
        }
        JsonNode body = parsed(response);
        if (response.statusCode() != OK) {
            throw failure(body.path("detail").asText("the engine answers " + response.statusCode()));
        }
        return body;
    }

    private JsonNode parsed(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw notUnderstood();
        }
    }

    /**
     * An answer as a record.
     *
     * @param type of this package
     */
    <T> T read(JsonNode answer, Class<T> type) {
        try {
            return AnswerReader.read(answer, type);
        } catch (JsonProcessingException e) {
            throw notUnderstood();
        }
    }

    private CommandFailure notUnderstood() {
        return failure("what answers at " + url + " isn't an engine of this version; see --url");
    }

    private static CommandFailure failure(String message) {
        return CommandFailure.problemsFound(List.of("tier explain: " + message));
    }

    @Override
    public void close() {
        client.close();
    }
}
