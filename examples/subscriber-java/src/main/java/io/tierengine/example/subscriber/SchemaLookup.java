package io.tierengine.example.subscriber;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;

/** Asks a schema registry for schemas by their id, by the API that Confluent's clients speak. */
final class SchemaLookup implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** With doubling waits in between, some 30 s: a registry may restart without stopping its readers. */
    private static final int ATTEMPTS = 8;

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI registry;
    private final Optional<String> userInfo;

    /** Takes the registry's address, path included, and {@code user:password} where it wants them. */
    SchemaLookup(URI registry, Optional<String> userInfo) {
        this.registry = registry;
        this.userInfo = userInfo;
    }

    /**
     * The schema with this id.
     *
     * @throws SerializationException where the registry doesn't know it, refuses, or is away for longer than all attempts take
     */
    Schema byId(int id) {
        URI address = URI.create(registry + "/schemas/ids/" + id);
        Duration wait = FIRST_WAIT;
        for (int attempt = 1; ; attempt++) {
            try {
                HttpResponse<String> response = ask(address);
                if (response.statusCode() == 200) {
                    return new Schema.Parser()
                            .parse(JSON.readTree(response.body())
                                    .required("schema")
                                    .asText());
                }
                if (response.statusCode() < 500 || attempt == ATTEMPTS) {
                    throw new SerializationException(
                            address + " answered " + response.statusCode() + ": " + response.body());
                }
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new SerializationException(
                            "No answer from " + address + " in " + ATTEMPTS + " attempts; is the registry up?", e);
                }
            }
            pause(wait);
            wait = wait.multipliedBy(2);
        }
    }

    private HttpResponse<String> ask(URI address) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(TIMEOUT);
        userInfo.ifPresent(secret -> request.header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8))));
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
