package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.streams.arrival.Arrival;
import io.tierengine.streams.arrival.Arrivals;
import io.tierengine.streams.arrival.EventRereader;
import io.tierengine.streams.customer.StepLog.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepLogTest {

    private final StepLog log = new StepLog();

    @Test
    void shouldTellStepsInTheirOrderAndReadEventsAgain() {
        long first = log.add(StepLog.NONE, 10, Arrivals.of(purchase("kept")));
        long ofAnother = log.add(StepLog.NONE, 11, null);
        long second = log.add(first, 12, inBytes("read again"));
        long third = log.add(second, 13, null);

        assertThat(log.stepsTo(third))
                .containsExactly(
                        new Step(10, purchase("kept")), new Step(12, purchase("read again")), new Step(13, null));
        assertThat(log.stepsTo(ofAnother)).containsExactly(new Step(11, null));
        assertThat(log.stepsTo(StepLog.NONE)).isEmpty();
    }

    @Test
    void shouldTellReadersApart() {
        long first = log.add(StepLog.NONE, 1, inBytes("a"));
        long second = log.add(first, 2, inBytes("b", bytes -> purchase("by another of " + text(bytes))));

        assertThat(log.stepsTo(second))
                .extracting(Step::fact)
                .containsExactly(purchase("a"), purchase("by another of b"));
    }

    @Test
    void shouldTakeAnEventThatIsLongerThanAPiece() {
        String longId = "x".repeat(3 * StepLog.PIECE_BYTES);
        long first = log.add(StepLog.NONE, 1, inBytes("before"));
        long second = log.add(first, 2, inBytes(longId));
        long third = log.add(second, 3, inBytes("after"));

        assertThat(log.stepsTo(third))
                .extracting(Step::fact)
                .containsExactly(purchase("before"), purchase(longId), purchase("after"));
    }

    /** Seeded: customers who are written now and then, as intervals pass; held against lists of steps. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldRememberEveryStepOfWhoeverWaits(long seed) {
        Random random = new Random(seed);
        Map<Integer, Long> last = new HashMap<>();
        Map<Integer, Long> begins = new HashMap<>();
        Map<Integer, List<Step>> expected = new HashMap<>();
        for (int i = 0; i < 60_000; i++) {
            int customer = random.nextInt(300);
            Arrival arrival = switch (random.nextInt(10)) {
                case 0 -> null;
                case 1 -> Arrivals.of(purchase("o" + i));
                default -> inBytes("e" + i + "-".repeat(random.nextInt(80)));
            };
            begins.putIfAbsent(customer, log.end());
            last.merge(customer, log.add(last.getOrDefault(customer, StepLog.NONE), i, arrival), (_, now) -> now);
            expected.computeIfAbsent(customer, _ -> new ArrayList<>())
                    .add(new Step(i, arrival == null ? null : arrival.fact()));
            if (random.nextInt(20) == 0) {
                int written = random.nextInt(300);
                last.remove(written);
                begins.remove(written);
                expected.remove(written);
            }
            if (random.nextInt(500) == 0) {
                log.forgetBefore(begins.values().stream()
                        .mapToLong(Long::longValue)
                        .min()
                        .orElse(log.end()));
                last.forEach((who, step) -> assertThat(log.stepsTo(step))
                        .as("customer %s at %s", who, step)
                        .isEqualTo(expected.get(who)));
            }
        }
        assertThat(log.end() >>> Integer.SIZE).as("pieces used").isGreaterThan(50);
    }

    @Test
    void shouldGoOnWhereNothingIsLeft() {
        long first = log.add(StepLog.NONE, 1, inBytes("a"));
        log.forgetBefore(log.end());
        assertThat(log.stepsTo(first)).as("the piece is still in use").hasSize(1);

        long second = log.add(StepLog.NONE, 2, inBytes("b"));

        assertThat(log.stepsTo(second)).containsExactly(new Step(2, purchase("b")));
    }

    private static Arrival inBytes(String id) {
        return inBytes(id, StepLogTest::reread);
    }

    private static Arrival inBytes(String id, EventRereader rereader) {
        return Arrivals.of(id.getBytes(StandardCharsets.UTF_8), purchase(id), rereader);
    }

    private static Event reread(byte[] bytes) {
        return purchase(text(bytes));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Transaction purchase(String id) {
        return Transaction.of(id, "C", 0, TransactionType.PURCHASE, 10_000, "EUR");
    }
}
