package io.tierengine.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.RunTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each kind of wrong CSV is answered with: the files of a folder below {@code wrong-csv} go in, its
 * {@code expected.txt} comes out. {@code -Dgolden.update=true} writes the expected texts anew, to be read in the review.
 */
class WrongCsvTest {

    private static final Path FOLDER = Path.of("src/test/resources/wrong-csv");
    private static final List<String> KINDS =
            List.of("transactions", "interactions", "profiles", "overrides", "assessments");

    @TempDir
    private Path outputFolder;

    @ParameterizedTest
    @MethodSource("cases")
    void shouldSayWhatIsWrongAndWriteNothing(String name) throws IOException {
        Path folder = FOLDER.resolve(name);
        Path output = outputFolder.resolve("changes.csv");

        RunTier run = RunTier.with(arguments(folder, output));

        String said = run.err().replace(folder + "/", "") + "exit code " + run.exitCode() + "\n";
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, said);
        }
        assertThat(said).isEqualTo(Files.readString(expected));
        assertThat(run.out()).isEmpty();
        assertThat(output).doesNotExist();
        assertThat(outputFolder).isEmptyDirectory();
    }

    private static String[] arguments(Path folder, Path output) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay",
                "--policy",
                FOLDER.resolve("policy.yaml").toString(),
                "--until",
                "2026-06-30T22:00:00Z",
                "--output",
                output.toString()));
        for (String kind : KINDS) {
            Path file = folder.resolve(kind + ".csv");
            if (Files.exists(file)) {
                arguments.add("--" + kind);
                arguments.add(file.toString());
            }
        }
        return arguments.toArray(String[]::new);
    }

    private static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
