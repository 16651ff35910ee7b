package io.tierengine.example.subscriber;

import static io.tierengine.example.subscriber.Changes.ANNA_1;
import static io.tierengine.example.subscriber.Changes.ANNA_2;
import static io.tierengine.example.subscriber.Changes.ANNA_3;
import static io.tierengine.example.subscriber.Changes.ANNA_4;
import static io.tierengine.example.subscriber.Changes.BO_1;
import static io.tierengine.example.subscriber.Changes.BO_2;
import static io.tierengine.example.subscriber.Changes.BO_3;
import static io.tierengine.example.subscriber.Changes.abandoned;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierengine.contract.TierChange;
import io.tierengine.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Both subscribers as their READMEs start them, against a real broker and registry. */
@TestInstance(Lifecycle.PER_CLASS)
final class SubscribersIT {

    private static final int KILLED_BY_SIGTERM = 128 + 15;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Sandbox sandbox = Sandbox.builder().registry(true).start();

    @AfterAll
    void close() {
        sandbox.close();
    }

    @Test
    void javaShouldTakeWhatWasCommittedAndGoOnWhereItStopped(@TempDir Path folder) throws Exception {
        try (ChangeTopic topic = topicWithHistory("java-resume.")) {

            try (ChildProcess first = java(topic, "crm", folder, "before")) {
                first.awaitLines(5);
                assertThat(first.terminate()).isEqualTo(KILLED_BY_SIGTERM);
                assertThat(of("anna", first.lines()))
                        .containsExactly(
                                "loyalty anna #1  (new) -> bronze  from 2026-03-01T00:00:00.999Z  ENROLLED by PROFILE",
                                "loyalty anna #2  bronze -> gold  from 2026-03-01T00:00:01.999Z  UPGRADED by TRANSACTION e-2"
                                        + ", score -999999999999.999999",
                                "loyalty anna #3  gold -> platinum  from 2026-03-01T00:00:02.999Z"
                                        + "  UPGRADED by TRANSACTION e-3, score 999999999999.999999");
                assertThat(first.lines()).hasSize(5);
            }
            assertThat(rows(folder, "before"))
                    .containsExactly(
                            "anna platinum 2026-03-01T00:00:02.999Z 3", "b\u00f6 silver 2026-03-01T00:00:01.999Z 2");

            topic.commit(ANNA_4, BO_3);
            try (ChildProcess second = java(topic, "crm", folder, "after")) {
                second.awaitLines(2);
                assertThat(second.terminate()).isEqualTo(KILLED_BY_SIGTERM);
                assertThat(second.lines()).hasSize(2).allMatch(line -> line.contains("#4") || line.contains("#3"));
            }
            assertThat(rows(folder, "after"))
                    .containsExactly(
                            "anna diamond 2026-03-01T00:00:03.999Z 4", "b\u00f6 gold 2026-03-01T00:00:02.999Z 3");
        }
    }

    @Test
    void javaShouldPassOverWhatItHasTakenWhenItComesAgain(@TempDir Path folder) throws Exception {
        try (ChangeTopic topic = topicWithHistory("java-again.")) {
            try (ChildProcess first = java(topic, "crm", folder, "crm")) {
                first.awaitLines(5);
                first.terminate();
            }

            topic.commit(ANNA_2, BO_2, BO_3, ANNA_4);
            try (ChildProcess second = java(topic, "crm-from-the-beginning", folder, "crm")) {
                second.awaitLines(2);
                second.terminate();

                assertThat(second.lines()).hasSize(2).noneMatch(line -> line.contains("#1") || line.contains("#2"));
            }
            assertThat(rows(folder, "crm"))
                    .containsExactly(
                            "anna diamond 2026-03-01T00:00:03.999Z 4", "b\u00f6 gold 2026-03-01T00:00:02.999Z 3");
        }
    }

    @Test
    void javaShouldStopAndSayWhereWhenARecordIsUnreadable(@TempDir Path folder) throws Exception {
        try (ChangeTopic topic = new ChangeTopic(sandbox, "java-unreadable.")) {
            topic.commitBytes("not Avro".getBytes(StandardCharsets.UTF_8));

            try (ChildProcess subscriber = java(topic, "crm", folder, "crm")) {
                assertThat(subscriber.awaitEnd(PATIENCE)).isEqualTo(1);
                assertThat(subscriber.errors()).contains(topic.name(), "offset 0", "doesn't begin with a zero");
            }
        }
    }

    @Test
    void javaShouldStopWhenAChangeHasTheNumberOfAnother(@TempDir Path folder) throws Exception {
        try (ChangeTopic topic = new ChangeTopic(sandbox, "java-anew.")) {
            topic.commit(ANNA_1, abandoned(ANNA_1));

            try (ChildProcess subscriber = java(topic, "crm", folder, "crm")) {
                assertThat(subscriber.awaitEnd(PATIENCE)).isEqualTo(1);
                assertThat(subscriber.errors()).contains("anna-1-abandoned", "has decided anew");
                assertThat(subscriber.lines()).isEmpty();
            }
            assertThat(rows(folder, "crm")).isEmpty();
        }
    }

    @Test
    void javaScriptShouldPassItsOwnTests() throws Exception {
        Path folder = JavaScript.install();

        try (ChildProcess tests = new ChildProcess(folder, Map.of(), "npm", "test")) {
            int status = tests.awaitEnd(PATIENCE);
            assertThat(status).as("%s", tests.lines()).isZero();
        }
    }

    @Test
    void javaScriptShouldPrintWhatWasCommittedAndGoOnWhereItStopped() throws Exception {
        Path folder = JavaScript.install();
        try (ChangeTopic topic = topicWithHistory("js-resume.")) {

            try (ChildProcess first = javaScript(topic, folder)) {
                first.awaitLines(5);
                assertThat(first.terminate()).as(first.errors()).isZero();
                assertThat(objects(first.lines()))
                        .containsExactlyInAnyOrder(
                                object(ANNA_1), object(ANNA_2), object(ANNA_3), object(BO_1), object(BO_2));
                assertThat(objects(of("anna", first.lines())))
                        .containsExactly(object(ANNA_1), object(ANNA_2), object(ANNA_3));
            }

            topic.commit(ANNA_4, BO_3);
            try (ChildProcess second = javaScript(topic, folder)) {
                second.awaitLines(2);
                assertThat(second.terminate()).as(second.errors()).isZero();
                assertThat(objects(second.lines())).containsExactlyInAnyOrder(object(ANNA_4), object(BO_3));
            }
        }
    }

    @Test
    void javaScriptShouldStopAndSayWhereWhenARecordIsUnreadable() throws Exception {
        Path folder = JavaScript.install();
        try (ChangeTopic topic = new ChangeTopic(sandbox, "js-unreadable.")) {
            topic.commitBytes("not Avro".getBytes(StandardCharsets.UTF_8));

            try (ChildProcess subscriber = javaScript(topic, folder)) {
                assertThat(subscriber.awaitEnd(PATIENCE)).isEqualTo(1);
                assertThat(subscriber.errors()).contains(topic.name(), "offset 0", "magic byte");
                assertThat(subscriber.lines()).isEmpty();
            }
        }
    }

    /**
     * Five changes that were committed. Those that were aborted lie before the last of each customer, so whoever lets one
     * through shows it before the fifth.
     */
    private ChangeTopic topicWithHistory(String prefix) throws ExecutionException, InterruptedException {
        ChangeTopic topic = new ChangeTopic(sandbox, prefix);
        topic.commit(ANNA_1, BO_1);
        topic.abort(List.of(abandoned(ANNA_2), abandoned(BO_2)));
        topic.commit(ANNA_2);
        topic.abort(List.of(abandoned(ANNA_3), abandoned(BO_2)));
        topic.commit(ANNA_3, BO_2);
        return topic;
    }

    private ChildProcess java(ChangeTopic topic, String group, Path folder, String database) throws IOException {
        Path settings = folder.resolve("subscriber.properties");
        Files.writeString(settings, """
                subscriber.topic=%s
                subscriber.database=%s
                schema.registry.url=%s
                bootstrap.servers=%s
                group.id=%s
                """.formatted(
                        topic.name(),
                        jdbcUrl(folder, database),
                        sandbox.registryUrl(),
                        sandbox.bootstrapServers(),
                        topic.name() + group));
        return new ChildProcess(
                Path.of("target"),
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-XX:+UseSerialGC",
                "-cp",
                "tier-engine-example-subscriber.jar:lib/*",
                SubscriberMain.class.getName(),
                settings.toString());
    }

    private ChildProcess javaScript(ChangeTopic topic, Path folder) throws IOException {
        return new ChildProcess(
                folder,
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", sandbox.bootstrapServers(),
                        "SCHEMA_REGISTRY_URL", sandbox.registryUrl(),
                        "TIER_CHANGES_TOPIC", topic.name(),
                        "CONSUMER_GROUP", topic.name() + "crm"),
                "node",
                "src/main.js");
    }

    private static List<String> of(String customer, List<String> lines) {
        return lines.stream().filter(line -> line.contains(customer)).toList();
    }

    private static String jdbcUrl(Path folder, String database) {
        return "jdbc:h2:" + folder.resolve(database).toAbsolutePath();
    }

    private static List<String> rows(Path folder, String database) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl(folder, database));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select customer_id, tier, tier_since, change_sequence from customer_tier order by customer_id")) {
            while (row.next()) {
                rows.add(row.getString(1) + " " + row.getString(2) + " " + row.getObject(3, Instant.class) + " "
                        + row.getLong(4));
            }
        }
        return rows;
    }

    private static List<Map<String, @Nullable Object>> objects(List<String> lines) throws IOException {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (String line : lines) {
            objects.add(JSON.readValue(line, OBJECT));
        }
        return objects;
    }

    /** What the JavaScript subscriber prints of a change: every field, amounts and instants as text. */
    private static Map<String, @Nullable Object> object(TierChange change) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("program", change.getProgram());
        object.put("changeId", change.getChangeId());
        object.put("sequence", (int) change.getSequence());
        object.put("customerId", change.getCustomerId());
        object.put("previousTier", change.getPreviousTier().orElse(null));
        object.put("newTier", change.getNewTier());
        object.put("direction", change.getDirection().name());
        object.put("cause", change.getCause().name());
        object.put("causeId", change.getCauseId().orElse(null));
        object.put("effectiveAt", MILLISECONDS.format(change.getEffectiveAt()));
        object.put("decidedAt", MILLISECONDS.format(change.getDecidedAt()));
        object.put("policyName", change.getPolicyName());
        object.put("policyVersion", change.getPolicyVersion());
        object.put(
                "score", change.getScore().map(score -> score.toPlainString()).orElse(null));
        object.put("explanation", null);
        return object;
    }
}
