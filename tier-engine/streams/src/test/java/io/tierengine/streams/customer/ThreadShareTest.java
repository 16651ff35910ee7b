package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ThreadShareTest {

    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration MOST = Duration.ofMillis(40);

    /** Of a thread with two tasks, which no other test has. */
    private final ThreadShare share = CompletableFuture.supplyAsync(
                    ThreadShareTest::ofTwo, task -> new Thread(task).start())
            .join();

    private static ThreadShare ofTwo() {
        ThreadShare first = ThreadShare.join();
        assertThat(ThreadShare.join()).isSameAs(first);
        return first;
    }

    @Test
    void shouldGiveTimersAllTheTimeWhenThereAreNoFacts() {
        assertThat(share.forTimers(share.facts(), TICK, MOST)).isEqualTo(MOST);
    }

    @Test
    void shouldGiveTimersOfAllTasksHalfOfTheTimeWhileFactsCome() {
        long before = share.facts();
        share.countFact();

        assertThat(share.forTimers(before, TICK, MOST).multipliedBy(2)).isEqualTo(TICK.dividedBy(2));
    }

    @Test
    void shouldNeverGiveMoreThanTheMost() {
        long before = share.facts();
        share.countFact();

        assertThat(share.forTimers(before, TICK, Duration.ofMillis(5))).isEqualTo(Duration.ofMillis(5));
    }
}
