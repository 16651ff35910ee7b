package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.streams.policy.PolicyInForce;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Timers lie on one disk only. Whatever becomes of it, the same is told, and those of all customers are there in the end. */
class TimerRecoveryTest {

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
              tiers:
                - {id: bronze}
                - {id: silver, enter: "metrics.spend >= 100"}
              transitions:
                downgrade: {grace: P1D}
            """;

    private static final long START = Instant.parse("2026-01-05T02:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int CUSTOMERS = 800;
    private static final Bytes GENERATION = Bytes.wrap("timers".getBytes(StandardCharsets.UTF_8));

    @Test
    void shouldSetThemByTheStatesWhereTheDiskIsLost() {
        CrashingTask task = task(input(1, 2_400));
        run(task, 2_400);
        assertThat(task.timers()).hasSizeGreaterThan(CUSTOMERS / 2);

        task.crash();
        settle(task);

        assertThat(dueOf(task)).isEqualTo(byStates(task)).hasSizeGreaterThan(CUSTOMERS / 2);
    }

    @Test
    void shouldNotLookAtCustomersWhereTheTaskWasStoppedInGoodOrder() {
        CrashingTask task = task(input(2, 600));
        run(task, 600);
        settle(task);
        byte[] generation = generation(task);

        Map<Bytes, byte[]> before = task.restart();
        task.tick();
        task.commit();

        assertThat(task.timers()).isEqualTo(before);
        assertThat(generation(task)).as("no other begins").isEqualTo(generation);
    }

    @Test
    void shouldGoOnFromTheBeginningIfItIsStoppedOnTheWay() {
        CrashingTask task = task(input(3, 2_400));
        run(task, 2_400);
        task.crash();
        task.slowDown();
        task.tick();
        assertThat(dueOf(task.restart())).as("on the way").hasSizeBetween(1, TimerRecovery.AT_ONCE);
        settle(task);

        assertThat(dueOf(task)).isEqualTo(byStates(task)).hasSizeGreaterThan(CUSTOMERS / 2);
    }

    @Test
    void shouldTakeUpWhatAVersionLeftThatLoggedThem() {
        CrashingTask task = task(input(1, 2_400));
        run(task, 2_400);
        Map<Bytes, byte[]> timers = new TreeMap<>(task.timers());
        timers.keySet().removeIf(key -> key.get().length <= Long.BYTES);
        assertThat(task.committedState("task").remove(GENERATION)).isNotNull();

        task.comeBackTo(timers);
        settle(task);

        assertThat(dueOf(task)).isEqualTo(byStates(task)).hasSizeGreaterThan(CUSTOMERS / 2);
        assertThat(generation(task)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldTellTheSameOnWhateverDisk(long seed) {
        Map<String, List<Fact>> input = input(seed, 2_400);
        CrashingTask plain = task(input);
        while (plain.step()) {
            plain.tick();
        }
        plain.commit();
        CrashingTask wandering = task(input);
        Random random = new Random(seed);
        List<Map<Bytes, byte[]>> disks = new ArrayList<>();
        int moves = 0;
        while (wandering.step()) {
            int dice = random.nextInt(200);
            if (dice < 30) {
                wandering.tick();
            }
            if (dice >= 180) {
                wandering.commit();
            }
            switch (dice) {
                case 30, 31 -> wandering.crash();
                case 32, 33 -> disks.add(wandering.restart());
                case 34, 35, 36 -> {
                    if (!disks.isEmpty()) {
                        Map<Bytes, byte[]> old = disks.get(random.nextInt(disks.size()));
                        elsewhere(wandering);
                        wandering.comeBackTo(old);
                        moves++;
                    }
                }
                default -> {}
            }
        }
        settle(wandering);
        settle(plain);

        assertThat(moves).isGreaterThan(5);
        assertThat(wandering.tiers())
                .as("seed %d", seed)
                .hasSizeGreaterThan(CUSTOMERS / 2)
                .isEqualTo(plain.tiers());
        assertThat(dueOf(wandering)).as("seed %d", seed).containsAll(byStates(wandering));
    }

    /** Another instance has the partition for a while, and nothing of it on its disk. */
    private static void elsewhere(CrashingTask task) {
        task.crash();
        task.tick();
        task.step();
        task.commit();
    }

    private static void run(CrashingTask task, int facts) {
        for (int i = 0; i < facts; i++) {
            task.step();
            if (i % 50 == 49) {
                task.commit();
            }
        }
        task.commit();
    }

    private static void settle(CrashingTask task) {
        for (int i = 0; i < 60; i++) {
            task.tick();
            task.commit();
        }
    }

    private static byte[] generation(CrashingTask task) {
        byte[] stored = task.committedState("task").get(GENERATION);
        assertThat(stored).isNotNull();
        return stored;
    }

    /** Keys of the timers, without what tells their generation. */
    private static List<String> dueOf(CrashingTask task) {
        return dueOf(task.timers());
    }

    private static List<String> dueOf(Map<Bytes, byte[]> timers) {
        return timers.keySet().stream()
                .filter(key -> key.get().length > Long.BYTES)
                .map(TimerRecoveryTest::text)
                .sorted()
                .toList();
    }

    private static String text(Bytes key) {
        byte[] bytes = key.get();
        long at = ByteBuffer.wrap(bytes).getLong();
        return at + " " + new String(bytes, Long.BYTES, bytes.length - Long.BYTES, StandardCharsets.UTF_8);
    }

    /** What the committed states say. */
    private static List<String> byStates(CrashingTask task) {
        CustomerStateCodec codec = new CustomerStateCodec(
                new TierDecider(PolicyInForce.compile("shop", 1, POLICY).policy()));
        List<String> due = new ArrayList<>();
        task.committedState("customers").forEach((key, stored) -> {
            String id = new String(key.get(), StandardCharsets.UTF_8);
            long at = codec.decode(id, StoredForm.state(stored)).timerMillis();
            if (at != TierDecider.NEVER) {
                due.add(at + " " + id);
            }
        });
        due.sort(null);
        return due;
    }

    private static CrashingTask task(Map<String, List<Fact>> input) {
        return new CrashingTask(POLICY, settings(), 1 << 20, input);
    }

    private static ProcessorSettings settings() {
        return ProcessorSettings.DEFAULTS.withExplanations(false).withWriteBehind(Duration.ofMillis(400), 3);
    }

    /** Purchases of many customers over months, most of whom fall silent. */
    private static Map<String, List<Fact>> input(long seed, int facts) {
        Random random = new Random(seed);
        List<Fact> purchases = new ArrayList<>();
        for (int i = 0; i < facts; i++) {
            purchases.add(Transaction.of(
                    "e" + i,
                    "c" + random.nextInt(CUSTOMERS),
                    START + i * (120 * DAY) / facts,
                    TransactionType.PURCHASE,
                    (20 + random.nextInt(100)) * 10_000L,
                    "EUR"));
        }
        return Map.of("transactions", purchases, "overrides", List.of());
    }
}
