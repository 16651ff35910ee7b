package io.tierengine.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The schema registry of a sandbox: Apicurio, by the API that Confluent's clients speak, with its data in a file. */
record Registry(DataFolder folder, Distribution distribution, int port, SandboxSettings settings) {

    private static final String NAME = "registry";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    Service service() {
        ChildJvm jvm = new ChildJvm(
                folder.of(NAME),
                folder.log(NAME),
                options(),
                folder.childClasses() + ":" + distribution.registry().resolve("quarkus-run.jar"),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                List.of());
        return new Service(NAME, "127.0.0.1:" + port, jvm, this::answers, settings.startTimeout());
    }

    String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    /** Makes every subject without a setting of its own refuse a schema that can't read what the one before wrote. */
    void requireBackwardCompatibility() {
        HttpRequest request = HttpRequest.newBuilder(config())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .PUT(BodyPublishers.ofString("{\"compatibility\": \"BACKWARD\"}"))
                .build();
        try {
            HttpResponse<String> response = send(request);
            if (response.statusCode() != 200) {
                throw new SandboxException("The registry at " + url() + " refused compatibility BACKWARD: "
                        + response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw new SandboxException("The registry at " + url() + " didn't take its compatibility", e);
        }
    }

    private boolean answers() {
        try {
            return send(HttpRequest.newBuilder(config()).timeout(TIMEOUT).build())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private URI config() {
        return URI.create(url() + "/config");
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    /**
     * The last three are what Quarkus' own launcher reads from the jar's manifest. Its management port is 9000 on every
     * interface unless it is told otherwise; a write delay would let a kill lose the last half second of registrations.
     */
    private List<String> options() {
        Path database = folder.of(NAME).resolve("data").resolve("registry");
        return List.of(
                "-Xmx256m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.access-log.enabled=false",
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=0",
                "-Dapicurio.storage.kind=sql",
                "-Dapicurio.storage.sql.kind=h2",
                "-Dapicurio.datasource.url=jdbc:h2:file:" + database + ";WRITE_DELAY=0",
                "-Dapicurio.datasource.jdbc.initial-size=1",
                "-Dapicurio.datasource.jdbc.min-size=1",
                "-Dapicurio.datasource.jdbc.max-size=8",
                "-Dapicurio.import.work-dir=" + folder.of(NAME).resolve("tmp"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "--add-opens=java.base/java.lang=ALL-UNNAMED");
    }
}
