package io.tierengine.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.AcceptanceData;
import io.tierengine.cli.RunTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Replays the acceptance data that lies beside the project, where it does, and compares every byte. Another program wrote what is
 * expected.
 */
class AcceptanceTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "cdnow-sample, 1999-01-01T05:00:00Z",
        "mixed, 2026-06-30T16:00:00Z",
        "edges, 2026-06-30T16:00:00Z",
        "dwell, 2026-06-30T16:00:00Z",
        "mixed-late, 2026-06-30T16:00:00Z"
    })
    void shouldWriteWhatIsExpectedByteForByte(String set, String until) throws IOException {
        Optional<Path> acceptance = AcceptanceData.folder();
        if (acceptance.isEmpty()) {
            System.out.println(
                    "skipped: no folder ../shared/acceptance beside the project, so " + set + " isn't replayed");
        }
        Assumptions.assumeTrue(acceptance.isPresent());
        Path data = acceptance.orElseThrow().resolve(set);
        Path output = folder.resolve("changes.csv");

        RunTier run = RunTier.with(arguments(data, until, output));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(output).hasSameBinaryContentAs(data.resolve("expected-changes.csv"));
    }

    private static String[] arguments(Path data, String until, Path output) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay",
                "--policy",
                data.resolve("policy.yaml").toString(),
                "--until",
                until,
                "--output",
                output.toString()));
        for (String kind : List.of("transactions", "interactions", "profiles", "overrides")) {
            Path file = data.resolve(kind + ".csv");
            if (Files.exists(file)) {
                arguments.add("--" + kind);
                arguments.add(file.toString());
            }
        }
        return arguments.toArray(String[]::new);
    }
}
