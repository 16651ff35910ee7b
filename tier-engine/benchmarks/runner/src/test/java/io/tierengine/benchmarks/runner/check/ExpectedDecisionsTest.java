package io.tierengine.benchmarks.runner.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.benchmarks.runner.data.DataShape;
import io.tierengine.benchmarks.runner.data.FactStream;
import io.tierengine.contract.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedDecisionsTest {

    @Test
    void shouldAgreeWithReplayAndKnowScores(@TempDir Path folder) throws IOException {
        Path policy = folder.resolve("policy.yaml");
        try (InputStream document = Objects.requireNonNull(
                ExpectedDecisions.class.getResourceAsStream("/io/tierengine/benchmarks/runner/bench-policy.yaml"))) {
            Files.copy(document, policy);
        }
        List<Transaction> facts = new ArrayList<>();
        new FactStream(new DataShape(50, 3_000, 40, 60, 4, 5)).drawInto((partition, key, fact) -> facts.add(fact));

        List<Decision> decisions =
                new ExpectedDecisions(policy, folder).on(facts, facts.getLast().getOccurredAt());

        assertThat(decisions).extracting(Decision::direction).contains("ENROLLED", "UPGRADED", "DOWNGRADED");
        assertThat(decisions).extracting(Decision::cause).contains("TRANSACTION", "TIME");
        assertThat(decisions).extracting(Decision::score).doesNotContainNull();
    }
}
