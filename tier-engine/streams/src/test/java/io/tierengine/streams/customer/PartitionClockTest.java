package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.core.binary.CorruptStateException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PartitionClockTest {

    private static final long WALL = Instant.parse("2026-05-01T12:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000L;

    @Test
    void shouldFollowFactsLessTheAllowedLateness() {
        PartitionClock clock = new PartitionClock(2 * HOUR);

        boolean moved = clock.observe(WALL - 10 * HOUR, WALL);

        assertThat(moved).isTrue();
        assertThat(clock.millis()).isEqualTo(WALL - 12 * HOUR);
    }

    @Test
    void shouldNeverFollowAFactPastWallTime() {
        PartitionClock clock = new PartitionClock(0);

        clock.observe(WALL + HOUR, WALL);

        assertThat(clock.millis()).isEqualTo(WALL);
    }

    @Test
    void shouldNeverGoBack() {
        PartitionClock clock = new PartitionClock(0);
        clock.observe(WALL - HOUR, WALL);

        assertThat(clock.observe(WALL - 2 * HOUR, WALL)).isFalse();
        assertThat(clock.mark(WALL - 3 * HOUR)).isFalse();
        assertThat(clock.millis()).isEqualTo(WALL - HOUR);
    }

    @Test
    void shouldGoWhereAMarkPutsItWhateverTheLateness() {
        PartitionClock clock = new PartitionClock(5 * HOUR);

        clock.mark(WALL);

        assertThat(clock.millis()).isEqualTo(WALL);
    }

    @Test
    void shouldFollowWallTimeWhenIdleLessTheAllowedLateness() {
        PartitionClock clock = new PartitionClock(HOUR);

        clock.idle(WALL);

        assertThat(clock.millis()).isEqualTo(WALL - HOUR);
    }

    @Test
    void shouldNotFollowWallTimeWhileAnyBackfillIsOpen() {
        PartitionClock clock = new PartitionClock(0);
        clock.openBackfill("crm");
        clock.openBackfill("shop");
        clock.openBackfill("shop");
        clock.closeBackfill("shop");

        assertThat(clock.idle(WALL)).isFalse();
        clock.closeBackfill("crm");
        assertThat(clock.idle(WALL)).isTrue();
    }

    @Test
    void shouldRememberItselfInBytes() {
        PartitionClock clock = new PartitionClock(0);
        clock.observe(WALL - HOUR, WALL);
        clock.openBackfill("shop");

        PartitionClock read = new PartitionClock(0);
        read.read(clock.toBytes());

        assertThat(read.millis()).isEqualTo(WALL - HOUR);
        assertThat(read.isBackfilling()).isTrue();
        assertThat(read.toBytes()).isEqualTo(clock.toBytes());
    }

    @Test
    void shouldRefuseBytesOfAnotherVersion() {
        assertThatThrownBy(() -> new PartitionClock(0).read(new byte[] {9, 0, 0}))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("version 9");
    }
}
