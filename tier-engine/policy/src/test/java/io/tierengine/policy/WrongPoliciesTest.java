package io.tierengine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.policy.problem.Problem;
import io.tierengine.policy.problem.Severity;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong policies, each beside the whole of what is said about it. */
class WrongPoliciesTest {

    static Stream<String> names() {
        return Golden.yamlFiles("wrong-policies").stream()
                .map(file -> file.getFileName().toString().replace(".yaml", ""));
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldTellEverythingThatIsWrongWithItsPlace(String name) {
        Path file = Path.of("src/test/resources/wrong-policies/" + name + ".yaml");

        PolicyReading reading = PolicyReader.read("policy.yaml", Golden.text(file));

        assertThat(reading.problems()).isNotEmpty();
        assertThat(reading instanceof PolicyReading.Invalid)
                .isEqualTo(reading.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR));
        String told = reading.problems().stream().map(Problem::withSnippet).collect(Collectors.joining("\n\n")) + "\n";
        Golden.requireSame("wrong-policies/" + name + ".expected", told);
    }
}
