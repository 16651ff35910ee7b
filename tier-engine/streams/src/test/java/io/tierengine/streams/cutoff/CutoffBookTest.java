package io.tierengine.streams.cutoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** Counting instants are the days of January 2026, in UTC. */
class CutoffBookTest {

    private static final CutoffSchedule DAILY = new CutoffSchedule(
            List.of(20 * Decimals.ONE, 40 * Decimals.ONE, 60 * Decimals.ONE, 80 * Decimals.ONE),
            new CutoffSchedule.Daily(1),
            ZoneOffset.UTC);
    private static final List<Long> ANY = List.of(1L, 2L, 3L, 4L);

    private final KeyValueStore<Bytes, byte[]> store = store();
    private CutoffBook book = new CutoffBook(DAILY, store);

    @Test
    void shouldCountNobodyBehindTheSweepAndEverybodyAheadOfIt() {
        advancedPast("b", 2);
        Sweep sweep = begin(noonOf(2));
        book.swept(day(2), 0, 0, 0);
        book.passed(sweep, key("m"));

        advancedPast("a", 2);
        advancedPast("m", 2);
        advancedPast("n", 2);

        assertThat(book.seal()).extracting(one -> one.count().customers()).containsExactly(3L);
    }

    @Test
    void shouldCountWhoIsBehindTheSweepAtLaterInstants() {
        Sweep sweep = begin(noonOf(2));
        book.passed(sweep, key("m"));

        advancedPast("a", 3);

        assertThat(book.seal()).extracting(one -> one.count().customers()).containsExactly(0L);
        begin(noonOf(3));
        assertThat(book.seal()).extracting(one -> one.count().customers()).containsExactly(1L);
    }

    @Test
    void shouldSealAllInstantsUpToTheClockInTheirOrder() {
        advancedPast("a", 5);
        advancedPast("b", 3);
        advancedPast("b", 5);
        advancedPast("b", 9);
        begin(noonOf(7));

        List<CutoffBook.Sealed> counts = book.seal();

        assertThat(counts).extracting(CutoffBook.Sealed::countedAtMillis).containsExactly(day(3), day(5), day(7));
        assertThat(counts).extracting(one -> one.count().customers()).containsExactly(1L, 2L, 0L);
        assertThat(book.counting(noonOf(7))).isNull();
    }

    @Test
    void shouldAddNothingToACountThatIsSealed() {
        begin(noonOf(4));
        book.seal();

        advancedPast("late", 4);
        advancedPast("late", 3);
        begin(noonOf(5));

        assertThat(book.seal()).extracting(one -> one.count().customers()).containsExactly(0L);
    }

    @Test
    void shouldGoOnAfterARestartWithWhatWasFlushedAndNothingElse() {
        advancedPast("z", 2);
        Sweep sweep = begin(noonOf(2));
        book.swept(day(2), 0, 0, 0);
        book.passed(sweep, key("k"));
        book.flush();
        book.swept(day(2), 0, 0, 0);
        book.passed(sweep, key("y"));

        book = new CutoffBook(DAILY, store);

        Sweep again = begin(noonOf(9));
        assertThat(again.throughMillis()).isEqualTo(noonOf(2));
        assertThat(again.last()).isEqualTo(key("k"));
        assertThat(book.seal()).extracting(one -> one.count().customers()).containsExactly(2L);
        book.flush();
        book = new CutoffBook(DAILY, store);
        assertThat(book.counting(noonOf(2))).isNull();
        assertThat(store.approximateNumEntries()).isEqualTo(1);
    }

    @Test
    void shouldLookAtCustomersOnceWhenCutoffsComeIntoForce() {
        CutoffTable table =
                CutoffTable.EMPTY.with(cutoffs(1, 2)).with(cutoffs(2, 3)).with(cutoffs(3, 6));
        assertThat(book.effects(noonOf(1), table)).isNull();

        Sweep sweep = Objects.requireNonNull(book.effects(noonOf(4), table));

        assertThat(sweep.throughMillis()).isEqualTo(day(3));
        assertThat(book.effects(noonOf(8), table)).isSameAs(sweep);
        book.effected();
        assertThat(book.isEffectDue(noonOf(5), table)).isFalse();
        assertThat(Objects.requireNonNull(book.effects(noonOf(6), table)).throughMillis())
                .isEqualTo(day(6));
    }

    @Test
    void shouldTellCutoffsThatComeAfterTheClockHasPassedThem() {
        assertThat(book.learn(CutoffTable.EMPTY.with(cutoffs(1, 2)), noonOf(5))).isEmpty();
        CutoffTable more =
                CutoffTable.EMPTY.with(cutoffs(1, 2)).with(cutoffs(2, 4)).with(cutoffs(3, 6));

        assertThat(book.learn(more, noonOf(5)))
                .extracting(RfmCutoffs::effectiveFromMillis)
                .containsExactly(day(4));
        assertThat(book.learn(more, noonOf(9))).isEmpty();
        book.flush();
        assertThat(new CutoffBook(DAILY, store).learn(more, noonOf(9))).isEmpty();
    }

    @Test
    void shouldRefuseABookThatANewerEngineWrote() {
        store.put(Bytes.wrap("cutoffs".getBytes(StandardCharsets.UTF_8)), new byte[] {99});

        assertThatThrownBy(() -> new CutoffBook(DAILY, store))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("version 99");
    }

    private void advancedPast(String customer, int day) {
        book.advancedPast(key(customer), day(day), 0, 0, 0);
    }

    private Sweep begin(long clockMillis) {
        return Objects.requireNonNull(book.counting(clockMillis));
    }

    private static RfmCutoffs cutoffs(int countedOn, int inForceFrom) {
        return new RfmCutoffs(day(countedOn), day(inForceFrom), 9, ANY, ANY, ANY);
    }

    private static long day(int day) {
        return Instant.parse("2026-01-%02dT00:00:00Z".formatted(day)).toEpochMilli();
    }

    private static long noonOf(int day) {
        return day(day) + 43_200_000;
    }

    private static Bytes key(String customer) {
        return Bytes.wrap(customer.getBytes(StandardCharsets.UTF_8));
    }

    private static KeyValueStore<Bytes, byte[]> store() {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore("task"), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
