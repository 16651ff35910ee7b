package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class TimersTest {

    @Test
    void shouldTakeWhatIsDueEarliestFirstAndLeaveTheRest() {
        Timers timers = new Timers(store());
        timers.set(300, id("late"));
        timers.set(100, id("early"));
        timers.set(200, id("exact"));

        List<Timers.Due> due = timers.takeDue(200, 10);

        assertThat(due).extracting(Timers.Due::atMillis).containsExactly(100L, 200L);
        assertThat(timers.mayBeDue(299)).isFalse();
        assertThat(timers.takeDue(300, 10)).extracting(Timers.Due::atMillis).containsExactly(300L);
    }

    @Test
    void shouldNotFireWhatWasCleared() {
        Timers timers = new Timers(store());
        timers.set(100, id("a"));
        timers.clear(100, id("a"));

        assertThat(timers.takeDue(1_000, 10)).isEmpty();
    }

    @Test
    void shouldFindATimerSetBeforeWhereTheLastScanEnded() {
        Timers timers = new Timers(store());
        timers.set(500, id("far"));
        assertThat(timers.takeDue(400, 10)).isEmpty();

        timers.set(450, id("near"));

        assertThat(timers.takeDue(460, 10)).extracting(Timers.Due::atMillis).containsExactly(450L);
    }

    @Test
    void shouldTakeEachTimerOnceInBatchesOfAnySize() {
        long seed = 42;
        Random random = new Random(seed);
        Timers timers = new Timers(store());
        List<Long> expected = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            long at = random.nextInt(500);
            if (i % 2 == 0) {
                timers.set(at, id("c-" + i));
            } else {
                timers.setAll(List.of(new Timers.Due(at, Bytes.wrap(id("c-" + i)))));
            }
            expected.add(at);
        }
        expected.sort(null);

        List<Long> fired = new ArrayList<>();
        for (long clock = 0; clock < 600; clock += 1 + random.nextInt(50)) {
            while (timers.mayBeDue(clock)) {
                timers.takeDue(clock, 1 + random.nextInt(20)).forEach(due -> fired.add(due.atMillis()));
            }
        }

        assertThat(fired).as("seed " + seed).isEqualTo(expected);
    }

    @Test
    void shouldKeepTheGenerationAsideOfWhatIsDue() {
        KeyValueStore<Bytes, byte[]> store = store();
        Timers timers = new Timers(store);
        assertThat(timers.generation()).isEqualTo(Timers.NO_GENERATION);

        timers.set(100, id("a"));
        timers.completeAs(7);

        assertThat(new Timers(store).generation()).isEqualTo(7);
        assertThat(timers.takeDue(Long.MAX_VALUE, 10))
                .extracting(Timers.Due::atMillis)
                .containsExactly(100L);
    }

    private static byte[] id(String customer) {
        return customer.getBytes(StandardCharsets.UTF_8);
    }

    private static KeyValueStore<Bytes, byte[]> store() {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("timers"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
