package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.AuditEntry;
import io.tierengine.contract.DeadLetter;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteBehindTest {

    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata:
              name: shop
              version: 1
            spec:
              timezone: UTC
              currency: EUR
              metrics:
                - {name: spend, source: transactions, aggregate: sum, field: amount, window: P30D}
                - {name: orders, source: transactions, aggregate: count, window: P7D}
              tiers:
                - {id: bronze}
                - {id: silver, enter: "metrics.spend >= 400 || metrics.orders >= 12"}
                - {id: gold, enter: "metrics.spend >= 1500"}
              transitions:
                downgrade: {grace: P1D}
            """;

    private static final long START = Instant.parse("2026-01-05T02:00:00Z").toEpochMilli();
    private static final long ROOM = 1 << 20;
    private static final Duration LATENESS = Duration.ofHours(6);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldTellTheSameWhereverItCrashes(long seed) {
        shouldTellTheSame(seed, ROOM);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void shouldTellTheSameWhereverItCrashesWithRoomForFewCustomers(long seed) {
        shouldTellTheSame(seed, 8_000);
    }

    private static void shouldTellTheSame(long seed, long memoryBytes) {
        Map<String, List<Fact>> input = input(seed);
        CrashingTask plain = new CrashingTask(POLICY, settings(Duration.ZERO, 0), ROOM, input);
        CrashingTask behind = new CrashingTask(POLICY, settings(Duration.ofMillis(400), 3), memoryBytes, input);
        while (plain.step()) {
            plain.tick();
        }
        plain.commit();
        int crashes = run(behind, new Random(seed));

        assertThat(crashes).isGreaterThan(5);
        assertThat(behind.again()).as("records read again").isGreaterThan(200);
        assertThat(behind.tiers()).as("seed %d", seed).hasSize(9).isEqualTo(plain.tiers());
        for (String customer : plain.tiers().keySet()) {
            assertThat(behind.kept(customer)).as(customer).isNotEmpty().isEqualTo(plain.kept(customer));
        }
        assertThat(refused(behind)).hasSizeGreaterThan(10).isEqualTo(refused(plain));
        assertThat(audited(behind)).hasSizeGreaterThan(10).isEqualTo(audited(plain));
    }

    private static int run(CrashingTask task, Random random) {
        int crashes = 0;
        while (task.step()) {
            int dice = random.nextInt(100);
            if (dice < 20) {
                task.tick();
            }
            if (dice >= 90) {
                task.commit();
            }
            if (dice == 20 && crashes < 40) {
                task.crash();
                crashes++;
            }
        }
        settle(task);
        return crashes;
    }

    private static void settle(CrashingTask task) {
        for (int i = 0; i < 60; i++) {
            task.tick();
            task.commit();
        }
    }

    @Test
    void shouldWriteACustomerOnceWhoTakesFactsInSeveralTransactions() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            facts.add(purchase("a", "e" + i, START + i, 1));
        }
        CrashingTask task = new CrashingTask(
                POLICY,
                settings(Duration.ofMinutes(1), 0),
                ROOM,
                Map.of("transactions", facts, "overrides", List.of()));
        task.step();
        task.commit();
        byte[] afterEnrolment = onlyState(task);
        while (task.step()) {
            task.commit();
        }

        assertThat(onlyState(task)).as("nothing was told since the enrolment").isEqualTo(afterEnrolment);
        assertThat(offset(task)).isEqualTo(1);
        for (int i = 0; i < 1_200; i++) {
            task.tick();
        }
        task.commit();
        assertThat(onlyState(task)).isNotEqualTo(afterEnrolment);
        assertThat(offset(task)).isEqualTo(10);
    }

    /** That the clock follows wall time isn't in the input, so it couldn't be done again in its place. */
    @Test
    void shouldWriteAllBeforeTheClockFollowsWallTime() {
        List<Fact> facts = List.of(purchase("a", "1", START, 1), purchase("a", "2", START + 1, 1));
        CrashingTask task = new CrashingTask(
                POLICY,
                settings(Duration.ofMinutes(1), 0),
                ROOM,
                Map.of("transactions", facts, "overrides", List.of()));
        while (task.step()) {
            task.commit();
        }
        for (int i = 0; i < 100; i++) {
            task.tick();
            task.commit();
        }
        assertThat(offset(task))
                .as("nobody is idle as long as there may be more to read")
                .isEqualTo(1);

        task.caughtUp(true);
        task.tick();
        task.commit();

        assertThat(offset(task)).isEqualTo(2);
    }

    @Test
    void shouldLetNobodyWaitWhereFactsComeSlowly() {
        List<Fact> facts = List.of(purchase("a", "1", START, 1), purchase("a", "2", START + 1, 1));
        CrashingTask task = new CrashingTask(
                POLICY,
                settings(Duration.ofMinutes(1), 10),
                ROOM,
                Map.of("transactions", facts, "overrides", List.of()));
        task.step();
        task.commit();
        byte[] afterEnrolment = onlyState(task);
        task.step();
        task.tick();
        task.commit();

        assertThat(onlyState(task)).isNotEqualTo(afterEnrolment);
        assertThat(offset(task)).isEqualTo(2);
        assertThat(task.committedState("task").size())
                .as("clock, policy, generation of timers")
                .isEqualTo(3);
    }

    private static byte[] onlyState(CrashingTask task) {
        return task.committedState("customers").values().iterator().next();
    }

    private static long offset(CrashingTask task) {
        OffsetAndMetadata offset = task.committedOffsets().get(new TopicPartition("transactions", 0));
        return offset == null ? 0 : offset.offset();
    }

    private static ProcessorSettings settings(Duration writeBehind, int atOnce) {
        return ProcessorSettings.DEFAULTS
                .withAllowedLateness(LATENESS)
                .withExplanations(false)
                .withWriteBehind(writeBehind, atOnce);
    }

    private static List<Long> refused(CrashingTask task) {
        return task.committed().stream()
                .map(sent -> sent.record().value())
                .filter(DeadLetter.class::isInstance)
                .map(letter -> ((DeadLetter) letter).getSourceOffset())
                .sorted()
                .toList();
    }

    private static List<String> audited(CrashingTask task) {
        return task.committed().stream()
                .map(sent -> sent.record().value())
                .filter(AuditEntry.class::isInstance)
                .map(entry -> ((AuditEntry) entry).getAuditId() + ((AuditEntry) entry).getResult())
                .sorted()
                .toList();
    }

    /** Purchases of a few customers, within the lateness out of order, some of them repeated or refused; and overrides. */
    private static Map<String, List<Fact>> input(long seed) {
        Random random = new Random(seed);
        List<Fact> transactions = new ArrayList<>();
        List<Fact> overrides = new ArrayList<>();
        long at = START;
        for (int i = 0; i < 2_500; i++) {
            at += random.nextInt(random.nextInt(50) == 0 ? 40_000_000 : 1_200_000);
            long occurred = at - random.nextInt((int) LATENESS.toMillis());
            String customer = "c" + random.nextInt(9);
            int kind = random.nextInt(40);
            if (kind == 0 && transactions.size() > 20) {
                transactions.add(transactions.get(transactions.size() - 1 - random.nextInt(20)));
            } else if (kind == 1) {
                transactions.add(
                        Transaction.of("refused" + i, customer, occurred, TransactionType.PURCHASE, 10_000, "XXX"));
            } else if (kind == 2) {
                overrides.add(override(random, customer, occurred));
            } else {
                transactions.add(purchase(customer, "e" + i, occurred, 5 + random.nextInt(90)));
            }
        }
        return Map.of("transactions", transactions, "overrides", overrides);
    }

    private static Fact override(Random random, String customer, long at) {
        boolean unknown = random.nextInt(3) == 0;
        return new TierOverride(
                customer,
                at,
                TierOverride.Kind.FLOOR,
                unknown ? "platinum" : "silver",
                "a reason",
                "somebody",
                at,
                random.nextBoolean() ? at + 86_400_000 : Decimals.ABSENT);
    }

    private static Transaction purchase(String customer, String id, long at, long amount) {
        return Transaction.of(id, customer, at, TransactionType.PURCHASE, amount * 10_000, "EUR");
    }
}
