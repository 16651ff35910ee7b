package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimerBatchesTest {

    private static final int DUE = 1_000;
    private static final long MIDNIGHT = 500;
    private static final Duration MOST = Duration.ofMillis(40);

    private final AtomicLong nanos = new AtomicLong();
    private final List<Timers.Due> fired = new ArrayList<>();
    private Timers timers;

    @BeforeEach
    void manyAtOneInstant() {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("timers"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        timers = new Timers(store);
        for (int i = 0; i < DUE; i++) {
            timers.set(MIDNIGHT, ("c-" + i).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldFireAllAtOnceWhereThatIsQuick() {
        TimerBatches batches = new TimerBatches(timers, nanos::get);

        assertThat(batches.fire(MIDNIGHT, MOST, fired::add)).isEqualTo(DUE);
        assertThat(timers.mayBeDue(MIDNIGHT)).isFalse();
    }

    @Test
    void shouldLeaveTheRestForLaterWhenTheTimeIsUp() {
        TimerBatches batches = new TimerBatches(timers, nanos::get);

        int first = batches.fire(MIDNIGHT, MOST, this::slowly);

        assertThat(first).isLessThanOrEqualTo(40 + TimerBatches.AT_ONCE).isEqualTo(fired.size());
        assertThat(timers.mayBeDue(MIDNIGHT)).isTrue();
    }

    @Test
    void shouldFireEachOnceHoweverOftenTheTimeIsUp() {
        TimerBatches batches = new TimerBatches(timers, nanos::get);

        int rounds = 0;
        while (timers.mayBeDue(MIDNIGHT)) {
            batches.fire(MIDNIGHT, MOST, this::slowly);
            rounds++;
        }

        assertThat(rounds).isGreaterThan(1);
        assertThat(fired).hasSize(DUE);
        assertThat(new HashSet<>(fired)).hasSize(DUE);
    }

    /** A millisecond each. */
    private void slowly(Timers.Due due) {
        nanos.addAndGet(1_000_000);
        fired.add(due);
    }
}
