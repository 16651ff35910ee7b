package io.tierengine.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierengine.cli.RunTier;
import io.tierengine.cli.Tier;
import io.tierengine.contract.CustomerTier;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.streams.serde.RecordSerdes;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers share the work: every customer can be asked for at either, and when one is killed the other has them all. */
class TwoInstancesIT {

    private static final int PARTITIONS = 4;
    private static final String PREFIX = "two.";
    private static final Pattern LISTENING = Pattern.compile("Listening on (http://\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerForEveryCustomerAtEitherAndAtTheOneThatIsLeft() throws Exception {
        DataSet data = DataSet.ofCompany(folder.resolve("company"));
        try (Sandbox sandbox = Sandbox.builder().brokers(1).registry(true).start()) {
            load(sandbox, data);
            try (ChildProcess first = serve(sandbox, data, "first");
                    ChildProcess second = serve(sandbox, data, "second")) {
                String one = url("first");
                String other = url("second");
                await("both to have everything", () -> total(one) > 0 && total(one) == total(other) && shared(one));
                await("all facts to be decided", () -> tiers(sandbox).equals(listed(one)));
                Map<String, String> tiers = tiers(sandbox);

                assertThat(tiers).hasSizeGreaterThan(100);
                assertThat(listed(other)).isEqualTo(tiers);
                assertThat(asked(one, tiers)).isEqualTo(tiers);
                assertThat(asked(other, tiers)).isEqualTo(tiers);

                first.kill();

                long killed = System.nanoTime();
                await("the other to take over", () -> tiers.equals(asked(other, tiers)));
                System.out.printf(
                        "All customers were answered for %.1f s after an instance was killed (session time-out 10 s)%n",
                        (System.nanoTime() - killed) / 1e9);
                await("the other to list all", () -> tiers.equals(listed(other)));
                assertThat(second.isAlive()).isTrue();
            }
        }
    }

    private static void load(Sandbox sandbox, DataSet data) {
        RunTier imported = RunTier.with(
                "import",
                "--bootstrap-servers",
                sandbox.bootstrapServers(),
                "--registry",
                sandbox.registryUrl(),
                "--prefix",
                PREFIX,
                "--create-topics",
                Integer.toString(PARTITIONS),
                "--policy",
                data.policyFile().toString(),
                "--transactions",
                data.folder().resolve("transactions.csv").toString(),
                "--profiles",
                data.folder().resolve("profiles.csv").toString(),
                "--progress",
                data.folder().resolve("progress").toString(),
                "--keep-open");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
    }

    private ChildProcess serve(Sandbox sandbox, DataSet data, String name) throws IOException {
        return new ChildProcess(
                Tier.class,
                folder.resolve(name + ".log"),
                "serve",
                "--policy",
                data.policyFile().toString(),
                "--port",
                "0",
                "-Dtier.application-id=two",
                "-Dtier.topics.prefix=" + PREFIX,
                "-Dtier.topics.partitions=" + PARTITIONS,
                "-Dtier.kafka.bootstrap-servers=" + sandbox.bootstrapServers(),
                "-Dtier.registry.url=" + sandbox.registryUrl(),
                "-Dtier.http.requests-per-second=10000",
                // Else who comes second first warms up, and gets partitions when Kafka Streams looks again, after ten
                // minutes.
                "-Dtier.kafka.properties.acceptable.recovery.lag=" + Long.MAX_VALUE,
                "-Dtier.state.folder=" + folder.resolve(name));
    }

    private String url(String name) throws Exception {
        Path log = folder.resolve(name + ".log");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Matcher matcher = LISTENING.matcher(Files.readString(log));
            if (matcher.find()) {
                return matcher.group(1);
            }
            assertThat(System.nanoTime()).as(Files.readString(log)).isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** What the engine has told of every customer. */
    private static Map<String, String> tiers(Sandbox sandbox) {
        TopicCatalogue topics = new TopicCatalogue(PREFIX, PARTITIONS);
        Map<String, String> tiers = new TreeMap<>();
        try (RecordSerdes serdes = RecordSerdes.from(Map.of("schema.registry.url", sandbox.registryUrl()))) {
            for (CustomerTier tier :
                    CommittedRecords.read(sandbox.bootstrapServers(), topics.customerTiers(), serdes)) {
                tiers.put(tier.getCustomerId(), tier.getTier());
            }
        }
        return tiers;
    }

    private int total(String url) {
        return json(url + "/api/v1/counts")
                .map(counts -> counts.get("total").asInt())
                .orElse(0);
    }

    /** Whether an instance has some of the views, and not all. */
    private boolean shared(String url) {
        int own = get(url + "/api/v1/counts", "Tier-Local", "true")
                .map(part -> part.get("partitions").size())
                .orElse(0);
        return own > 0 && own < PARTITIONS;
    }

    private Map<String, String> listed(String url) {
        Map<String, String> tiers = new TreeMap<>();
        String cursor = "";
        do {
            Optional<JsonNode> page = json(url + "/api/v1/customers?sort=id&limit=70" + cursor);
            if (page.isEmpty()) {
                return Map.of();
            }
            page.get()
                    .get("customers")
                    .forEach(row -> tiers.put(
                            row.get("customerId").asText(), row.get("tier").asText()));
            JsonNode next = page.get().get("next");
            cursor = next.isNull() ? "" : "&cursor=" + next.asText();
        } while (!cursor.isEmpty());
        return tiers;
    }

    /** The tiers that an instance tells of customers, one by one; those without an answer are left out. */
    private Map<String, String> asked(String url, Map<String, String> customers) {
        Map<String, String> tiers = new TreeMap<>();
        customers
                .keySet()
                .forEach(id -> json(url + "/api/v1/customers/" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                        .ifPresent(
                                customer -> tiers.put(id, customer.get("tier").asText())));
        return tiers;
    }

    private Optional<JsonNode> json(String url) {
        return get(url, "Accept", "application/json");
    }

    private Optional<JsonNode> get(String url, String header, String value) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header(header, value)
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(JSON.readTree(response.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void await(String what, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waited in vain for " + what + "\n" + Files.readString(folder.resolve("second.log")))
                    .isLessThan(end);
            Thread.sleep(200);
        }
    }
}
