package io.tierengine.benchmarks.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.benchmarks.runner.data.DataSet;
import io.tierengine.benchmarks.runner.data.DataShape;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000;

    private final DataSet data =
            new DataSet(new DataShape(1, 1_000, 1, 1, 2, 1), List.of(100L, 100L), List.of(100_000L, 100_000L));
    private final Progress progress = new Progress(data, Duration.ofSeconds(1), Duration.ofSeconds(4));

    @Test
    void shouldFindTheSlopeBetweenTheEndsOfCommits() {
        throughHistory();

        // Each second a commit that shows 1,000 facts of each partition, some milliseconds apart.
        for (int second = 1; second <= 6; second++) {
            progress.observe(0, 99 + 1_000L * second, second * SECOND);
            progress.observe(1, 99 + 1_000L * second, second * SECOND + 5_000_000);
        }

        Stretch stretch = progress.stretch().orElseThrow();
        assertThat(stretch.factsPerSecond()).isEqualTo(2_000);
    }

    @Test
    void shouldMeasureNothingWhenOnePartitionIsNotThroughItsHistory() {
        progress.observe(0, 50_000, SECOND);
        progress.observe(1, 98, SECOND);

        assertThat(progress.isThroughHistory()).isFalse();
        assertThat(progress.stretch()).isEmpty();
    }

    @Test
    void shouldHaveNoSlopeWhenAllIsSeenAtOnce() {
        throughHistory();

        progress.observe(0, 50_000, 2 * SECOND);
        progress.observe(1, 50_000, 2 * SECOND + 100);

        assertThat(progress.stretch()).isEmpty();
    }

    @Test
    void shouldEndWhenAPartitionIsReadToItsEnd() {
        throughHistory();

        progress.observe(1, 99_999, SECOND);

        assertThat(progress.isOver(SECOND)).isTrue();
    }

    @Test
    void shouldEndWhenTimeIsUp() {
        throughHistory();

        assertThat(progress.isOver(5 * SECOND - 1)).isFalse();
        assertThat(progress.isOver(5 * SECOND)).isTrue();
    }

    private void throughHistory() {
        progress.observe(0, 99, 0);
        progress.observe(1, 99, 0);
    }
}
