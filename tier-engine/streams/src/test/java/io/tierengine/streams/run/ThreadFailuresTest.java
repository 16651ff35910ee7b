package io.tierengine.streams.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.streams.policy.PolicyUnusableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {

    @Test
    void shouldGiveUpAtOnceWhereNoRetryHelps() {
        ThreadFailures failures = new ThreadFailures();

        assertThat(failures.isPassing(new StreamsException(new CorruptStateException("bytes"))))
                .isFalse();
        assertThat(failures.isPassing(new StreamsException(new PolicyUnusableException("none"))))
                .isFalse();
        assertThat(failures.isPassing(new TopicAuthorizationException("topic"))).isFalse();
        assertThat(failures.isPassing(new OutOfMemoryError())).isFalse();
    }

    @Test
    void shouldReplaceAThreadTenTimesWithinFiveMinutesAndNotOnceMore() {
        ThreadFailures failures = new ThreadFailures();

        for (int i = 0; i < 10; i++) {
            assertThat(failures.isPassing(new StreamsException("fenced"))).isTrue();
        }
        assertThat(failures.isPassing(new StreamsException("fenced"))).isFalse();
    }
}
