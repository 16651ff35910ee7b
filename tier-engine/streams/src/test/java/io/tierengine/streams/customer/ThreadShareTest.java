package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThreadShareTest {

    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration MOST = Duration.ofMillis(40);

    private final ThreadShare share = ThreadShare.join();

    @BeforeEach
    void second() {
        assertThat(ThreadShare.join()).isSameAs(share);
    }

    @AfterEach
    void leave() {
        share.leave();
        share.leave();
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
