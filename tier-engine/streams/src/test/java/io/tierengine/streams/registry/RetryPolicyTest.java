package io.tierengine.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetryPolicy POLICY = new RetryPolicy(9, Duration.ofMillis(100), Duration.ofMillis(1_000));

    @Test
    void shouldDoubleTheWaitUpToTheLongestAndKeepAtLeastHalfOfIt() {
        long[] bounds = {100, 200, 400, 800, 1_000, 1_000};

        for (int retry = 1; retry <= bounds.length; retry++) {
            int number = retry;
            var random = new Random(number);
            var waits = IntStream.range(0, 2_000)
                    .mapToLong(i -> POLICY.waitBefore(number, random).toMillis())
                    .summaryStatistics();
            assertThat(waits.getMin()).isEqualTo(bounds[retry - 1] / 2);
            assertThat(waits.getMax()).isEqualTo(bounds[retry - 1]);
        }
    }

    @Test
    void shouldNotWaitWhenTheWaitIsNone() {
        var none = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

        assertThat(none.waitBefore(1, new Random(1))).isZero();
    }

    @Test
    void shouldRefuseAPolicyThatCanNotBe() {
        assertThatThrownBy(() -> new RetryPolicy(-1, Duration.ZERO, Duration.ZERO))
                .hasMessageContaining("negative");
    }
}
