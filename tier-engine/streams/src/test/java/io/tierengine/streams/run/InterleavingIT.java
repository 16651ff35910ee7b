package io.tierengine.streams.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.Interaction;
import io.tierengine.contract.OverrideKind;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.TierOverride;
import io.tierengine.contract.Transaction;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.arrival.FactTranslation;
import io.tierengine.streams.customer.ToldRecords;
import io.tierengine.streams.policy.PolicyInForce;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Years of facts in several topics, loaded one topic after the other, before the engine starts for the first time. */
class InterleavingIT {

    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: visited, version: 1}
            spec:
              timezone: Europe/Berlin
              currency: EUR
              metrics:
                - {name: spend30, source: transactions, aggregate: sum, field: amount, window: P30D}
                - {name: visits30, source: interactions, types: [VISIT], aggregate: count, window: P30D}
              tiers:
                - {id: bronze}
                - {id: silver, enter: "metrics.spend30 >= 100"}
                - {id: gold, enter: "metrics.spend30 >= 150 && metrics.visits30 >= 2"}
            """;

    private static final int CUSTOMERS = 40;
    private static final Instant START = Instant.parse("2019-01-01T00:00:00Z");
    private static final Duration COURSE = Duration.ofDays(3 * 365);

    private static Sandbox sandbox;

    @TempDir
    private Path folder;

    private final Random random = new Random(11);
    private final Set<Instant> taken = new HashSet<>();
    private final Map<String, List<Fact>> facts = new TreeMap<>();

    @BeforeAll
    static void startSandbox() {
        sandbox = Sandbox.builder().brokers(1).registry(true).start();
    }

    @AfterAll
    static void stopSandbox() {
        sandbox.close();
    }

    @Test
    void shouldDecideAsIfTopicsHadComeInOrderOfTimeWhenTheyWereLoadedOneAfterTheOther() throws Exception {
        PolicyInForce policy = PolicyInForce.compile("visited", 1, POLICY);
        try (TestEngine engine =
                new TestEngine(sandbox, "interleaved", 3, folder.resolve("state"), policy, Duration.ZERO)) {
            engine.prepare();
            purchases(engine);
            visits(engine);
            overrides(engine);
            List<String> expected = inOrderOfTime(policy);

            engine.start();
            List<String> changes = engine.changes(expected.size()).stream()
                    .sorted(Comparator.comparing(TierChange::getCustomerId).thenComparingLong(TierChange::getSequence))
                    .map(InterleavingIT::describe)
                    .toList();

            assertThat(expected).hasSizeGreaterThan(20 * CUSTOMERS);
            assertThat(changes).isEqualTo(expected);
        }
    }

    private void purchases(TestEngine engine) {
        int i = 0;
        for (Instant at : instants(300 * CUSTOMERS)) {
            Transaction purchase =
                    TestEngine.transaction("p-" + i++, customer(), at, String.valueOf(1 + random.nextInt(30)), "EUR");
            engine.send(purchase);
            add(FactTranslation.ofTransaction(purchase));
        }
        engine.flush();
    }

    private void visits(TestEngine engine) {
        int i = 0;
        for (Instant at : instants(80 * CUSTOMERS)) {
            Interaction visit = Interaction.newBuilder()
                    .setEventId("v-" + i++)
                    .setCustomerId(customer())
                    .setOccurredAt(at)
                    .setType("VISIT")
                    .build();
            engine.send(engine.topics().customerInteractions(), visit.getCustomerId(), visit);
            add(FactTranslation.ofInteraction(visit));
        }
        engine.flush();
    }

    private void overrides(TestEngine engine) {
        for (Instant at : instants(5 * CUSTOMERS)) {
            TierOverride override = TierOverride.newBuilder()
                    .setCustomerId(customer())
                    .setOccurredAt(at)
                    .setKind(OverrideKind.FLOOR)
                    .setTier(random.nextBoolean() ? "silver" : "gold")
                    .setEffectiveFrom(at)
                    .setExpiresAt(at.plus(Duration.ofDays(20)))
                    .setReason("test")
                    .setAuthor("test")
                    .build();
            engine.send(engine.topics().tierOverrides(), override.getCustomerId(), override);
            add(FactTranslation.ofOverride(override));
        }
        engine.flush();
    }

    private String customer() {
        return "c-" + random.nextInt(CUSTOMERS);
    }

    /** In their order. No two facts at one instant: their order would be anybody's. */
    private List<Instant> instants(int count) {
        List<Instant> instants = new ArrayList<>();
        while (instants.size() < count) {
            Instant at = START.plusMillis(random.nextLong(COURSE.toMillis()));
            if (taken.add(at)) {
                instants.add(at);
            }
        }
        instants.sort(Comparator.naturalOrder());
        return instants;
    }

    private void add(Content content) {
        Fact fact = ((Content.OfFact) content).fact();
        facts.computeIfAbsent(fact.customerId(), _ -> new ArrayList<>()).add(fact);
    }

    private List<String> inOrderOfTime(PolicyInForce policy) {
        TierDecider decider = new TierDecider(policy.policy());
        List<String> changes = new ArrayList<>();
        facts.forEach((customer, own) -> {
            own.sort(Comparator.comparingLong(Fact::occurredAtMillis));
            CustomerState state = decider.newCustomer(customer);
            ToldRecords told = new ToldRecords(policy.policy());
            own.forEach(fact -> assertThat(decider.accept(state, fact, told)).isInstanceOf(Intake.Accepted.class));
            decider.advance(state, Instant.now().toEpochMilli(), told);
            told.tiers().stream().map(InterleavingIT::describe).forEach(changes::add);
        });
        return changes;
    }

    private static String describe(TierChange change) {
        return "%s %d %s to %s at %s by %s %s, %s"
                .formatted(
                        change.getCustomerId(),
                        change.getSequence(),
                        change.getPreviousTier(),
                        change.getNewTier(),
                        change.getEffectiveAt(),
                        change.getCause(),
                        change.getCauseId(),
                        change.getChangeId());
    }
}
