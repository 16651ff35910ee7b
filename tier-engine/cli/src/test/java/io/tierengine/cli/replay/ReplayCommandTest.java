package io.tierengine.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tierengine.cli.RunTier;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.FactFiles.Source;
import io.tierengine.cli.facts.InstantText;
import io.tierengine.cli.facts.WrongFilesException;
import io.tierengine.cli.policy.PolicyFile;
import io.tierengine.cli.terminal.Progress;
import io.tierengine.core.fact.FactKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replays the small sample below {@code replay}: two folders with facts in the order in which they happened and in another in
 * which they arrived. What is expected was written by the core's naive oracle from files read by another parser.
 */
class ReplayCommandTest {

    private static final Path SAMPLE = Path.of("src/test/resources/replay");
    private static final Path POLICY = SAMPLE.resolve("policy.yaml");
    private static final String UNTIL = "2026-07-01T00:00:00+02:00";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"by-time", "by-arrival"})
    void shouldWriteEveryChangeInOrder(String facts) {
        Path output = folder.resolve("changes.csv");

        RunTier run = RunTier.with(arguments(SAMPLE.resolve(facts), output.toString()));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList().subList(0, 2))
                .containsExactly(
                        "171 facts of 12 customers until " + UNTIL + ": 65 tier changes in " + output,
                        "Left out: 13 duplicates, 2 facts after the end, 0 bad rows");
        assertThat(output).hasSameBinaryContentAs(SAMPLE.resolve(facts).resolve("expected-changes.csv"));
        assertThat(folder).isDirectoryContaining(path -> path.equals(output));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 100000000", "3, 0", "8, 4200000"})
    void shouldWriteTheSameOnAnyNumberOfThreadsAndWithAnyMemory(int threads, long memoryBytes)
            throws IOException, WrongFilesException {
        Path facts = SAMPLE.resolve("by-arrival");
        ReplayRequest request = new ReplayRequest(
                PolicyFile.readValid(POLICY),
                null,
                Set.of(Told.CHANGES),
                InstantText.parse(UNTIL),
                20,
                threads,
                memoryBytes,
                folder);
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        try (FactFiles files = FactFiles.open(sources(facts));
                Replay replay = new Replay(request, files, Progress.SILENT)) {
            CustomerRowsMerge.write(Told.CHANGES.header(), replay.run().getOrDefault(Told.CHANGES, List.of()), output);
        }

        assertThat(output.toString(StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(facts.resolve("expected-changes.csv")));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldGoOnWithoutBadRowsWhenToldTo() throws IOException {
        Path facts = copyOfSample("by-time");
        Path transactions = facts.resolve("transactions-1.csv");
        String header = Files.readAllLines(transactions).getFirst();
        Files.writeString(
                transactions,
                Files.readString(transactions)
                        + "bad,anna,never,PURCHASE,1000,EUR,,,\nbad,anna,2026-01-01T00:00:00Z,PURCHASE,1000,USD,,,\n");
        Path output = folder.resolve("changes.csv");

        RunTier run =
                RunTier.with(arguments(facts, output.toString(), "--on-bad-row", "skip", "--bad-rows-limit", "1"));

        assertThat(header).startsWith("eventId,customerId,occurredAt,type,amount,currency,");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .startsWith(transactions + ":60: column 'occurredAt': 'never' is not an instant")
                .contains(System.lineSeparator() + "and 1 more" + System.lineSeparator())
                .contains("Left out: 13 duplicates, 2 facts after the end, 2 bad rows");
        assertThat(output).hasSameBinaryContentAs(SAMPLE.resolve("by-time/expected-changes.csv"));
    }

    @Test
    void shouldKeepAnEarlierOutputWhenBadRowsStopTheRun() throws IOException {
        Path facts = copyOfSample("by-time");
        Files.writeString(facts.resolve("profiles.csv"), "customerId,occurredAt\n,\n");
        Path output = folder.resolve("changes.csv");
        Files.writeString(output, "from yesterday");

        RunTier run = RunTier.with(arguments(facts, output.toString()));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(output).hasContent("from yesterday");
    }

    @Test
    void shouldTellTheSummaryAsJson() throws IOException {
        RunTier run = RunTier.with(arguments(
                SAMPLE.resolve("by-time"), folder.resolve("changes.csv").toString(), "--json"));

        Map<String, String> summary = fields(run.out());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(summary)
                .containsEntry("facts", "171")
                .containsEntry("customers", "12")
                .containsEntry("changes", "65")
                .containsEntry("duplicates", "13")
                .containsEntry("afterUntil", "2")
                .containsEntry("skippedRows", "0")
                .containsOnlyKeys(
                        "facts",
                        "customers",
                        "changes",
                        "duplicates",
                        "afterUntil",
                        "skippedRows",
                        "seconds",
                        "factsPerSecond",
                        "peakMemoryBytes");
    }

    @Test
    void shouldWriteTheHeaderAloneWhenNobodyIsThere() throws IOException {
        Path empty = folder.resolve("transactions.csv");
        Files.writeString(empty, "eventId,customerId,occurredAt,type,amount\n");
        Path output = folder.resolve("changes.csv");

        RunTier run = RunTier.with(
                "replay",
                "--policy",
                POLICY.toString(),
                "--until",
                UNTIL,
                "--output",
                output.toString(),
                "--transactions",
                empty.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(output).hasContent("customerId,sequence,effectiveAt,previousTier,newTier,direction,cause\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--until 2026-07-01 | --until: '2026-07-01' is not an instant; add the time and the zone, such as 2026-07-01T00:00:00+08:00",
                "--until 2226-07-01T00:00:00Z | --until: '2226-07-01T00:00:00Z' must lie between 1970 and 2200",
                "--bad-rows-limit -1 | --bad-rows-limit: -1 is less than 0",
                "--threads -2 | --threads: -2 is less than 1",
                "--output - --json | only one of --output, --stages, --segments, --alerts, --cutoffs-output and --json can go to standard output; name files for the others",
                "--stages stages.csv | has no `lifecycle`, so there are no stages",
                "--segments segments.csv | has no `rfm`, so there are no segments",
                "--alerts alerts.csv | has no `risk`, so there are no alerts",
                "--output nowhere/changes.csv | --output nowhere/changes.csv: there is no folder",
                "--output src | --output src: is a folder; name a file in it",
                "--policy nowhere.yaml | nowhere.yaml: no such file",
                "--profiles nowhere.csv | nowhere.csv: no such file",
                "--profiles src | src: is a folder, not a file",
                "--on-bad-row ignore | Invalid value for option '--on-bad-row': expected one of [stop, skip]"
            })
    void shouldRefuseWrongUsage(String options, String message) {
        List<String> arguments = new ArrayList<>(List.of("replay", "--transactions", "by-time.csv"));
        Map<String, String> defaults = new LinkedHashMap<>(Map.of(
                "--policy",
                POLICY.toString(),
                "--until",
                UNTIL,
                "--output",
                folder.resolve("c.csv").toString()));
        Arrays.stream(options.split(" ")).forEach(defaults::remove);
        defaults.forEach((name, value) -> arguments.addAll(List.of(name, value)));
        arguments.addAll(List.of(options.split(" ")));

        RunTier run = RunTier.with(arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseToReplayNothing() {
        RunTier run =
                RunTier.with("replay", "--policy", POLICY.toString(), "--until", UNTIL, "--output", folder + "/c.csv");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("No facts; give at least one of --transactions");
    }

    private static String[] arguments(Path facts, String output, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("replay", "--policy", POLICY.toString(), "--until", UNTIL, "--output", output));
        for (Source source : sources(facts)) {
            String option = source.kind().name().toLowerCase(Locale.ROOT);
            arguments.add("--" + option + "s");
            arguments.add(source.path().toString());
        }
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private static List<Source> sources(Path facts) {
        return List.of(
                new Source(FactKind.PROFILE, facts.resolve("profiles.csv")),
                new Source(FactKind.OVERRIDE, facts.resolve("overrides.csv")),
                new Source(FactKind.TRANSACTION, facts.resolve("transactions-1.csv")),
                new Source(FactKind.TRANSACTION, facts.resolve("transactions-2.csv")),
                new Source(FactKind.INTERACTION, facts.resolve("interactions.csv")));
    }

    private Path copyOfSample(String facts) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(facts));
        try (Stream<Path> files = Files.list(SAMPLE.resolve(facts))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    private static Map<String, String> fields(String json) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                parser.nextToken();
                fields.put(parser.currentName(), parser.getText());
            }
        }
        return fields;
    }
}
