package io.tierengine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.oracle.Oracle;
import io.tierengine.core.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The expected changes of the acceptance data, by the core and by the oracle that the core is held against. */
class AcceptanceTest {

    private static final String HEADER = "customerId,sequence,effectiveAt,previousTier,newTier,direction,cause";
    private static final Instant MIDDLE_OF_2026 = Instant.parse("2026-06-30T16:00:00Z");

    private static final Map<String, Instant> UNTIL = Map.of(
            "cdnow-sample", Instant.parse("1999-01-01T05:00:00Z"),
            "dwell", MIDDLE_OF_2026,
            "edges", MIDDLE_OF_2026,
            "mixed", MIDDLE_OF_2026,
            "mixed-late", MIDDLE_OF_2026);

    @Test
    void shouldDecideAsExpectedByTheCore() throws IOException {
        for (Path folder : AcceptanceData.folders()) {
            assertChanges(folder, AcceptanceTest::byCore);
        }
    }

    @Test
    void shouldDecideAsExpectedByTheOracle() throws IOException {
        for (Path folder : AcceptanceData.folders()) {
            assertChanges(folder, AcceptanceTest::byOracle);
        }
    }

    /** Decides about one customer. */
    private interface Deciding {
        List<TierChange> changes(Policy policy, List<Fact> facts, Instant until);
    }

    private static void assertChanges(Path folder, Deciding deciding) throws IOException {
        String name = folder.getFileName().toString();
        Instant until = UNTIL.get(name);
        assertThat(until).as("the end of %s", name).isNotNull();
        Policy policy = policy(folder.resolve("policy.yaml"));
        AcceptanceSet set = AcceptanceSet.in(folder);

        List<String> lines = new ArrayList<>(List.of(HEADER));
        set.factsUntil(until)
                .forEach((customer, facts) ->
                        deciding.changes(policy, facts, until).forEach(change -> lines.add(line(customer, change))));

        assertThat(lines).as(name).containsExactlyElementsOf(set.expectedLines());
    }

    private static Policy policy(Path file) throws IOException {
        return switch (PolicyReader.read(file.toString(), Files.readString(file))) {
            case PolicyReading.Valid valid -> valid.policy();
            case PolicyReading.Invalid invalid ->
                throw new IllegalStateException(invalid.problems().toString());
        };
    }

    private static List<TierChange> byCore(Policy policy, List<Fact> facts, Instant until) {
        List<TierChange> changes = new ArrayList<>();
        TierDecider decider = new TierDecider(policy);
        CustomerState state = decider.newCustomer(facts.getFirst().customerId());
        facts.forEach(fact -> decider.accept(state, fact, changes::add));
        decider.advance(state, until.toEpochMilli(), changes::add);
        return changes;
    }

    private static List<TierChange> byOracle(Policy policy, List<Fact> facts, Instant until) {
        Oracle oracle = new Oracle(policy);
        facts.forEach(oracle::accept);
        oracle.advanceTo(until);
        return oracle.changes();
    }

    private static String line(String customer, TierChange change) {
        return String.join(
                ",",
                customer,
                String.valueOf(change.sequence()),
                Instant.ofEpochMilli(change.effectiveAtMillis()).toString(),
                change.previousTier() == null ? "" : change.previousTier(),
                change.newTier(),
                change.direction().name(),
                change.cause().name());
    }
}
