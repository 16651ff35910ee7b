package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.ChangeCause;
import io.tierengine.contract.ChangeDirection;
import io.tierengine.contract.TierChange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class LatestChangesTest {

    private static final Bytes CUSTOMER = id("C1");

    private final KeyValueStore<Bytes, byte[]> store = store();

    @Test
    void shouldKeepTheLatestInTheirOrder() {
        LatestChanges kept = keeping(3);

        for (long sequence = 1; sequence <= 300; sequence++) {
            kept.add(CUSTOMER, List.of(change(sequence)));
        }

        assertThat(sequencesOf(CUSTOMER)).containsExactly(298L, 299L, 300L);
    }

    @Test
    void shouldKeepAllWhileThereIsRoom() {
        keeping(3).add(CUSTOMER, List.of(change(1), change(2)));

        assertThat(sequencesOf(CUSTOMER)).containsExactly(1L, 2L);
    }

    @Test
    void shouldNotMixCustomersWhoseIdsBeginAlike() {
        LatestChanges kept = keeping(3);
        kept.add(id("C"), List.of(change(1)));
        kept.add(id("C1"), List.of(change(2)));
        kept.add(id("C1\u00e9\u4e2d"), List.of(change(3)));

        assertThat(sequencesOf(id("C"))).containsExactly(1L);
        assertThat(sequencesOf(id("C1"))).containsExactly(2L);
        assertThat(sequencesOf(id("C1\u00e9\u4e2d"))).containsExactly(3L);
    }

    @Test
    void shouldKeepNothingWhenNothingIsToBeKept() {
        keeping(0).add(CUSTOMER, List.of(change(1)));

        assertThat(sequencesOf(CUSTOMER)).isEmpty();
    }

    private LatestChanges keeping(int most) {
        return new LatestChanges(
                store,
                (_, change) -> ByteBuffer.allocate(Long.BYTES)
                        .putLong(change.getSequence())
                        .array(),
                "tier-changes",
                most);
    }

    private List<Long> sequencesOf(Bytes customer) {
        List<Long> sequences = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> kept =
                store.range(LatestChanges.first(customer), LatestChanges.last(customer))) {
            kept.forEachRemaining(
                    change -> sequences.add(ByteBuffer.wrap(change.value).getLong()));
        }
        return sequences;
    }

    private static Bytes id(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TierChange change(long sequence) {
        return TierChange.newBuilder()
                .setProgram("p")
                .setChangeId("p/C1/" + sequence)
                .setSequence(sequence)
                .setCustomerId("C1")
                .setNewTier("gold")
                .setDirection(ChangeDirection.UPGRADED)
                .setCause(ChangeCause.TIME)
                .setEffectiveAt(Instant.EPOCH)
                .setDecidedAt(Instant.EPOCH)
                .setPolicyName("p")
                .setPolicyVersion(1)
                .build();
    }

    private static KeyValueStore<Bytes, byte[]> store() {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("changes"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
