package io.tierengine.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.cli.RunTier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The worked examples under {@code docs/policies} give what the guide prints of them. After a change that is meant:
 * {@code mvn -pl tier-engine/cli -am test -Dtest=PolicyExamplesTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true}.
 */
class PolicyExamplesTest {

    private static final Path EXAMPLES = Path.of("../../docs/policies");
    private static final String UNTIL = "2026-05-01T00:00:00+08:00";
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"b2b", "retail", "saas"})
    void shouldBeCheckedWithoutAWarning(String example) {
        RunTier check = RunTier.with(
                "policy",
                "check",
                EXAMPLES.resolve(example).resolve("policy.yaml").toString());

        assertThat(check.out()).contains("can be used: no errors, no warnings");
        assertThat(check.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b2b", "retail", "saas"})
    void shouldTellWhatIsWrittenBesideIt(String example) throws IOException {
        Path given = EXAMPLES.resolve(example);
        String policy = given.resolve("policy.yaml").toString();
        List<String> arguments = new ArrayList<>(List.of("replay", "--policy", policy, "--until", UNTIL));
        for (String kind : List.of("transactions", "interactions", "profiles", "overrides", "assessments")) {
            if (Files.exists(given.resolve(kind + ".csv"))) {
                arguments.addAll(
                        List.of("--" + kind, given.resolve(kind + ".csv").toString()));
            }
        }
        boolean hasStages = Files.readString(given.resolve("policy.yaml")).contains("\n  lifecycle:");
        List<String> told = hasStages ? List.of("changes", "alerts", "stages") : List.of("changes", "alerts");
        for (String kind : told) {
            String option = kind.equals("changes") ? "--output" : "--" + kind;
            arguments.addAll(List.of(option, folder.resolve(kind + ".csv").toString()));
        }

        RunTier replay = RunTier.with(arguments.toArray(String[]::new));

        assertThat(replay.err()).contains("Left out: 0 duplicates, 0 facts after the end, 0 bad rows");
        for (String kind : told) {
            String actual = Files.readString(folder.resolve(kind + ".csv"));
            Path expected = given.resolve(kind + ".csv");
            if (UPDATE) {
                Files.writeString(expected, actual);
            }
            assertThat(actual).as("%s of %s", kind, example).isEqualTo(Files.readString(expected));
        }
    }
}
