package io.tierengine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The policies of the acceptance data, which lie beside the project where it is developed and nowhere else. */
class AcceptancePoliciesTest {

    /** What two of the policies are rightly warned of; each is meant so there. */
    private static final List<String> WARNINGS = List.of(
            "cdnow-sample: nothing uses the metric `basket`",
            "edges: an upgrade's steps need no time, so a customer climbs through several at one instant");

    @Test
    void shouldReadEveryPolicyWithoutAFalseAlarmWhenTheAcceptanceDataAreThere() throws IOException {
        List<Path> policies = policies();

        List<String> problems = new ArrayList<>();
        for (Path policy : policies) {
            PolicyReading reading = PolicyReader.read(policy.toString(), Files.readString(policy));
            String folder = policy.getName(policy.getNameCount() - 2).toString();
            reading.problems().forEach(problem -> problems.add(folder + ": " + problem.message()));
            assertThat(reading).as("%s", reading.problems()).isInstanceOf(PolicyReading.Valid.class);
        }

        assertThat(problems).isEqualTo(WARNINGS);
    }

    private static List<Path> policies() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("shared/acceptance"))) {
            root = root.getParent();
        }
        if (root == null) {
            System.out.println("AcceptancePoliciesTest is skipped: there is no shared/acceptance beside the project");
            throw new TestAbortedException("no acceptance data");
        }
        try (Stream<Path> folders = Files.list(root.resolve("shared/acceptance"))) {
            return folders.map(folder -> folder.resolve("policy.yaml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }
}
