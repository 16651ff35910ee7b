package io.tierengine.streams.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private final CommitPace pace = new CommitPace();

    @Test
    void shouldCommitAtOnceWhenNothingWasCommittedYet() {
        assertThat(pace.isDue(millis(0))).isTrue();
    }

    @Test
    void shouldCommitSoonWhereCommitsAreQuick() {
        commits(100, 1, 20);

        assertThat(pace.isDue(millis(2_000 + 9))).isFalse();
        assertThat(pace.isDue(millis(2_000 + 10))).isTrue();
    }

    @Test
    void shouldKeepCommitsToATenthOfTheTimeWhereTheyTakeLong() {
        commits(100, 8, 100);

        assertThat(pace.isDue(millis(10_000 + 60))).isFalse();
        assertThat(pace.isDue(millis(10_000 + 73))).isTrue();
    }

    @Test
    void shouldNotBeThrownOffByOneSlowCommit() {
        commits(100, 2, 50);
        pace.committed(millis(5_000), millis(5_040));
        pace.waited(millis(1_000));

        assertThat(pace.isDue(millis(5_040 + 60))).isFalse();
        assertThat(pace.isDue(millis(5_040 + 110))).isTrue();
    }

    @Test
    void shouldLeaveItToTheIntervalWhenTheThreadHasNoTimeLeft() {
        commits(100, 1, 20);
        pace.committed(millis(2_020), millis(2_021));
        pace.waited(millis(9));

        assertThat(pace.isDue(millis(2_021 + 40))).as("it worked all the while").isFalse();
        assertThat(pace.isDue(millis(2_021 + 20)))
                .as("it waited for nearly half of it")
                .isTrue();
    }

    private void commits(int count, long tookMillis, long everyMillis) {
        for (int i = 1; i <= count; i++) {
            pace.committed(millis(i * everyMillis - tookMillis), millis(i * everyMillis));
        }
        pace.waited(millis(1_000));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
