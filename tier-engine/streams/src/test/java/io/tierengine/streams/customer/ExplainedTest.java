package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.customer.TierChanges;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainedTest {

    /** What isn't handed on would be lost in silence, since most methods do nothing unless they are overridden. */
    @Test
    void shouldHandOnEverythingThatIsTold() {
        List<String> told = Arrays.stream(TierChanges.class.getMethods())
                .map(Method::getName)
                .toList();

        assertThat(Explained.class.getDeclaredMethods())
                .extracting(Method::getName)
                .containsAll(told);
    }
}
