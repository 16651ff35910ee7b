package io.tierengine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The policies of the acceptance data, which lie beside the project where it is developed and nowhere else. */
class AcceptancePoliciesTest {

    /** What two of the policies are rightly warned of; each is meant so there. */
    private static final List<String> WARNINGS = List.of(
            "cdnow-sample: nothing uses the metric `basket`",
            "edges: an upgrade's steps need no time, so a customer climbs through several at one instant");

    @Test
    void shouldReadEveryPolicyWithoutAFalseAlarmWhenTheAcceptanceDataAreThere() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Path folder : AcceptanceData.folders()) {
            Path policy = folder.resolve("policy.yaml");
            PolicyReading reading = PolicyReader.read(policy.toString(), Files.readString(policy));
            String name = folder.getFileName().toString();
            reading.problems().forEach(problem -> problems.add(name + ": " + problem.message()));
            assertThat(reading).as("%s", reading.problems()).isInstanceOf(PolicyReading.Valid.class);
        }

        assertThat(problems).isEqualTo(WARNINGS);
    }
}
