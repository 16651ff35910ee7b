package io.tierengine.cli.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierengine.cli.terminal.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tier explain}: one customer as a running engine has it. */
@Command(
        name = "explain",
        description = "Shows one customer as the running engine has it: tier, clocks, and the numbers behind it.")
public final class ExplainCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CUSTOMER", description = "Id of the customer.")
    private String customerId = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the engine listens; default ${DEFAULT-VALUE}.")
    private String url = "";

    @Option(names = "--json", description = "Print what the engine says as it is, as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(customerUrl()).timeout(PATIENCE).build();
            return print(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IllegalArgumentException e) {
            return fail("`" + url + "` is no URL of an engine; give one such as http://127.0.0.1:8080");
        } catch (IOException e) {
            return fail("no engine answers at " + url + "; start one (tier serve), or say where it is (--url)");
        }
    }

    private URI customerUrl() {
        String segment = URLEncoder.encode(customerId, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(
                (url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + "/api/v1/customers/" + segment);
    }

    private int print(HttpResponse<String> response) throws JsonProcessingException {
        JsonNode body = new ObjectMapper().readTree(response.body());
        if (response.statusCode() != OK) {
            return fail(body.path("detail").asText("the engine answers " + response.statusCode()));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? body.toPrettyString() + "\n" : CustomerText.of(body));
        out.flush();
        return ExitCodes.OK;
    }

    private int fail(String message) {
        spec.commandLine().getErr().println("tier explain: " + message);
        return ExitCodes.PROBLEMS_FOUND;
    }
}
