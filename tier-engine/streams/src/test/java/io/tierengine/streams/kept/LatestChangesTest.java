package io.tierengine.streams.kept;

import static io.tierengine.streams.kept.Dictionaries.SAMPLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.contract.ChangeCause;
import io.tierengine.contract.ChangeDirection;
import io.tierengine.contract.TierChange;
import io.tierengine.core.binary.CorruptStateException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class LatestChangesTest {

    private static final Bytes CUSTOMER = id("C1");

    private final KeyValueStore<Bytes, byte[]> store = store();

    @Test
    void shouldKeepTheLatestInTheirOrder() {
        try (LatestChanges kept = keeping(3)) {
            for (long sequence = 1; sequence <= 300; sequence++) {
                keep(kept, CUSTOMER, change(sequence, 1));
                if (sequence % 2 == 0) {
                    kept.flush();
                }
            }
            kept.flush();
        }

        assertThat(sequencesOf(CUSTOMER)).containsExactly(298L, 299L, 300L);
    }

    @Test
    void shouldKeepAllWhileThereIsRoom() {
        add(CUSTOMER, change(1, 1), change(2, 1));

        assertThat(sequencesOf(CUSTOMER)).containsExactly(1L, 2L);
    }

    @Test
    void shouldNotMixCustomersWhoseIdsBeginAlike() {
        add(id("C"), change(1, 1));
        add(id("C1"), change(2, 1));
        add(id("C1\u00e9\u4e2d"), change(3, 1));

        assertThat(sequencesOf(id("C"))).containsExactly(1L);
        assertThat(sequencesOf(id("C1"))).containsExactly(2L);
        assertThat(sequencesOf(id("C1\u00e9\u4e2d"))).containsExactly(3L);
    }

    @Test
    void shouldKeepNothingWhenNothingIsToBeKept() {
        try (LatestChanges kept = keeping(0)) {
            keep(kept, CUSTOMER, change(1, 1));
            kept.flush();
        }

        assertThat(sequencesOf(CUSTOMER)).isEmpty();
    }

    @Test
    void shouldReadChangesBeforeAndAfterTheDictionary() {
        try (LatestChanges kept = keeping(2)) {
            IntStream.rangeClosed(1, SAMPLES + 1)
                    .forEach(number -> keep(kept, id("C" + number / 2), change(number, 1)));
            kept.flush();
        }

        assertThat(sequencesOf(id("C0"))).containsExactly(1L);
        assertThat(sequencesOf(id("C" + SAMPLES / 2))).containsExactly((long) SAMPLES, SAMPLES + 1L);
        assertThat(sizeOf(id("C" + SAMPLES / 2))).as("one of two is compressed").isLessThan(sizeOf(id("C1")));
    }

    @Test
    void shouldGoOnWithTheSameDictionaryAfterARestart() {
        addSamples(1);
        add(CUSTOMER, change(1, 1));
        int dictionaries = dictionaries();

        add(CUSTOMER, change(2, 1));

        assertThat(dictionaries()).isEqualTo(dictionaries).isEqualTo(1);
        assertThat(sequencesOf(CUSTOMER)).containsExactly(1L, 2L);
        assertThat(sizeOf(CUSTOMER)).isLessThan(serialized(change(1, 1)).length);
    }

    @Test
    void shouldReadChangesOfSeveralPoliciesWhenEachHasItsDictionary() {
        addSamples(1);
        addSamples(2);

        try (LatestChanges kept = keeping(3)) {
            keep(kept, CUSTOMER, change(1, 1), change(2, 2));
            keep(kept, CUSTOMER, change(3, 1));
            kept.flush();
        }

        assertThat(dictionaries()).isEqualTo(2);
        assertThat(sequencesOf(CUSTOMER)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void shouldGiveBackTheVeryBytes() {
        addSamples(1);

        add(CUSTOMER, change(7, 1), change(8, 1));

        assertThat(changesOf(CUSTOMER)).containsExactly(serialized(change(7, 1)), serialized(change(8, 1)));
    }

    @Test
    void shouldMakeADictionaryOfChangesThatAreAllTheSame() {
        try (LatestChanges kept = keeping(1)) {
            for (int i = 0; i <= SAMPLES; i++) {
                keep(kept, CUSTOMER, change(1, 1));
                kept.flush();
            }
            kept.flush();
        }

        assertThat(dictionaries()).isEqualTo(1);
        assertThat(sequencesOf(CUSTOMER)).containsExactly(1L);
    }

    @Test
    void shouldSayWhatIsWrongWhenADictionaryIsMissing() {
        addSamples(1);
        add(CUSTOMER, change(1, 1));
        store.delete(Dictionaries.keyOf(1));

        assertThatThrownBy(() -> changesOf(CUSTOMER))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("dictionary 1");
    }

    @Test
    void shouldRefuseWhatALaterEngineWrote() {
        store.put(CUSTOMER, new byte[] {9, 1, 2, 3});

        assertThatThrownBy(() -> changesOf(CUSTOMER))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("version 9");
    }

    private void addSamples(int policyVersion) {
        try (LatestChanges kept = keeping(3)) {
            for (int i = 0; i < SAMPLES; i++) {
                keep(kept, id("sample"), change(1_000_000 + i, policyVersion));
            }
            kept.flush();
        }
    }

    private void add(Bytes customer, TierChange... changes) {
        try (LatestChanges kept = keeping(3)) {
            keep(kept, customer, changes);
            kept.flush();
        }
    }

    private LatestChanges keeping(int most) {
        return new LatestChanges(store, most);
    }

    private static void keep(LatestChanges kept, Bytes customer, TierChange... changes) {
        for (TierChange change : changes) {
            kept.add(customer, "policy/" + change.getPolicyVersion(), serialized(change));
        }
    }

    /** Most of it is the same in each change of a policy. */
    private static byte[] serialized(TierChange change) {
        String text = change.getSequence() + ":" + "condition of version " + change.getPolicyVersion() + " holds for "
                + Long.toHexString(change.getSequence() * 0x9E3779B97F4A7C15L) + " which is a long text, and goes on";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<byte[]> changesOf(Bytes customer) {
        return new KeptChangesReader(store::get).read(customer);
    }

    private List<Long> sequencesOf(Bytes customer) {
        return changesOf(customer).stream()
                .map(change -> new String(change, StandardCharsets.UTF_8))
                .map(text -> Long.valueOf(text.substring(0, text.indexOf(':'))))
                .toList();
    }

    private int sizeOf(Bytes customer) {
        return Objects.requireNonNull(store.get(customer)).length;
    }

    private int dictionaries() {
        int count = 0;
        while (store.get(Dictionaries.keyOf(count + 1)) != null) {
            count++;
        }
        return count;
    }

    private static Bytes id(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TierChange change(long sequence, int policyVersion) {
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
                .setPolicyVersion(policyVersion)
                .build();
    }

    private static KeyValueStore<Bytes, byte[]> store() {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("latest-changes"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }
}
