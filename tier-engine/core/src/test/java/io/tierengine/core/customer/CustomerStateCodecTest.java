package io.tierengine.core.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import io.tierengine.core.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packed form is what lies on disks and in changelogs of running systems: its bytes are held here. A change of them needs
 * a new version byte, and a reader for this one.
 */
class CustomerStateCodecTest {

    private static final Instant START = Instant.parse("2026-01-05T02:00:00Z");

    /** A customer with all parts of the state in use, as version 1 packs it. */
    private static final String GOLDEN_VERSION_1 =
            "01489be2a3809a86fbbb3381f0b2520201ee9f01f69f010181b0acc20d00010201809489aefe"
                    + "6680b4f2b5ab670180d48fbef166a0bc0200a1c21e01056e6f7274680280b89929c50847ca76"
                    + "e0796000ce5da791dddf3a919db11e020481b2dbc08702a1e01402eb9f010381921e0108079d"
                    + "1f0180f4ee06a1e0149d1f01cafd1d019d1f";

    /** The same customer as version 2 packs it, without a history. */
    private static final String GOLDEN_VERSION_2 =
            "02e2a306809a86fbbb3382e0e5a401020102080182e0d8841b00010201809489aefe6680b4f2"
                    + "b5ab670180d48fbef166a0bc0200a1c21e01056e6f7274680280b8992947ca76e0796000a791"
                    + "dddf3a919db11e020481b2dbc08702a1e0143b0002090381921e0107079d1f0180f4ee06a1e0"
                    + "149d1f18000118019d1f";

    /** The same customer after the first days and ids have become history: the state, and the history. */
    private static final String GOLDEN_STATE =
            "02e2a307809a86fbbb3300010082e0e5a401020102080182e0d8841b00010201809489aefe66"
                    + "80b4f2b5ab670180d48fbef166a0bc0200a1c21e01056e6f7274680280b8992947ca76e07960"
                    + "00a791dddf3a919db11e020481b2dbc08702a1e0143b0a0101079d1f0180f4ee06a1e0149d1f"
                    + "18000118019d1f";

    private static final String GOLDEN_HISTORY = "02e2a300eb9f0101000381921e01000000";

    @Test
    void shouldPackAsReleasedVersionsDid() {
        TierDecider decider = new TierDecider(policy());
        CustomerStateCodec codec = new CustomerStateCodec(decider);
        CustomerState state = aCustomerWithEverything(decider);

        byte[] whole = codec.encode(state);
        byte[] history = codec.encodeHistory(state);
        byte[] recent = codec.encode(state);

        assertThat(HexFormat.of().formatHex(whole)).isEqualTo(GOLDEN_VERSION_2);
        assertThat(HexFormat.of().formatHex(history)).isEqualTo(GOLDEN_HISTORY);
        assertThat(HexFormat.of().formatHex(recent)).isEqualTo(GOLDEN_STATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {GOLDEN_VERSION_1, GOLDEN_VERSION_2, GOLDEN_STATE})
    void shouldReadWhatReleasedVersionsPackedAndGoOnFromThere(String golden) {
        TierDecider decider = new TierDecider(policy());
        CustomerStateCodec codec = new CustomerStateCodec(decider);
        CustomerState neverStored = aCustomerWithEverything(decider);
        long later = START.plus(Duration.ofDays(400)).toEpochMilli();
        List<TierChange> expected = new ArrayList<>();
        decider.advance(neverStored, later, expected::add);

        CustomerState read = codec.decode("c-1", HexFormat.of().parseHex(golden));
        assertThat(codec.timerMillis(HexFormat.of().parseHex(golden)))
                .isEqualTo(read.timerMillis())
                .isEqualTo(neverStored.timerMillis());
        assertThat(decider.needsHistory(read, later)).isEqualTo(golden.equals(GOLDEN_STATE));
        codec.readHistory(read, HexFormat.of().parseHex(GOLDEN_HISTORY));

        List<TierChange> changes = new ArrayList<>();
        decider.advance(read, later, changes::add);
        assertThat(changes).isNotEmpty().isEqualTo(expected);
        assertThat(decider.describe(read)).isEqualTo(decider.describe(neverStored));
    }

    @Test
    void shouldRefuseToWorkWithoutAHistoryThatIsNeeded() {
        TierDecider decider = new TierDecider(policy());
        CustomerStateCodec codec = new CustomerStateCodec(decider);
        CustomerState state = codec.decode("c-1", HexFormat.of().parseHex(GOLDEN_STATE));
        long repeated = START.plus(Duration.ofDays(1)).toEpochMilli();
        long later = START.plus(Duration.ofDays(400)).toEpochMilli();

        assertThat(decider.needsHistory(state, later)).isTrue();
        assertThatThrownBy(() -> decider.advance(state, later, change -> {})).isInstanceOf(IllegalStateException.class);
        Transaction late = purchase("p-late", repeated, 100);
        assertThat(decider.needsHistory(state, late)).isTrue();
        assertThatThrownBy(() -> decider.accept(state, late, change -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseAHistoryOfAnotherState() {
        TierDecider decider = new TierDecider(policy());
        CustomerStateCodec codec = new CustomerStateCodec(decider);
        CustomerState ahead = aCustomerWithEverything(decider);
        codec.encodeHistory(ahead);
        byte[] second = codec.encodeHistory(ahead);

        CustomerState state = codec.decode("c-1", HexFormat.of().parseHex(GOLDEN_STATE));

        assertThatThrownBy(() -> codec.readHistory(state, second))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("history");
        assertThatThrownBy(() -> codec.readHistory(state, null)).isInstanceOf(CorruptStateException.class);
    }

    @Test
    void shouldHaveNothingLeftOfAHistoryThatIsOutOfUse() {
        TierDecider decider = new TierDecider(policy());
        CustomerStateCodec codec = new CustomerStateCodec(decider);
        CustomerState state = aCustomerWithEverything(decider);
        codec.encodeHistory(state);

        decider.advance(state, START.plus(Duration.ofDays(800)).toEpochMilli(), change -> {});

        assertThat(codec.encodeHistory(state)).isNull();
        assertThat(codec.decode("c-1", codec.encode(state)).isHistoryAway()).isFalse();
    }

    @Test
    void shouldStaySmallOverManyActiveDays() {
        TierDecider decider = new TierDecider(policy());
        CustomerStateCodec codec = new CustomerStateCodec(decider);
        CustomerState state = decider.newCustomer("c-1");
        List<Integer> sizes = new ArrayList<>();
        int history = 0;
        int recent = 0;

        for (int day = 0; day < 100; day++) {
            long at = START.plus(Duration.ofDays(3L * day)).toEpochMilli();
            decider.accept(state, purchase("p-" + day, at, 1_234_500 + day * 100L), change -> {});
            if (codec.isHistoryDue(state)) {
                history = Objects.requireNonNull(codec.encodeHistory(state)).length;
            }
            recent = Math.max(recent, codec.encode(state).length);
            sizes.add(codec.encode(state).length + history);
        }

        int perActiveDay = (sizes.get(99) - sizes.get(49)) / 50;
        System.out.printf(
                "state and history: %d bytes after 20 active days, %d after 100, %d per active day more; state alone at most %d%n",
                sizes.get(19), sizes.get(99), perActiveDay, recent);
        assertThat(recent).isLessThanOrEqualTo(170);
        assertThat(perActiveDay).isLessThanOrEqualTo(8);
        assertThat(sizes.get(19)).isLessThanOrEqualTo(250);
    }

    @Test
    void shouldRefuseBytesOfAnotherPolicy() {
        CustomerStateCodec other = new CustomerStateCodec(new TierDecider(policyWithWindow(60)));

        assertThatThrownBy(() -> other.decode("c-1", HexFormat.of().parseHex(GOLDEN_VERSION_1)))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("written under another policy");
    }

    @Test
    void shouldRefuseAnUnknownVersion() {
        CustomerStateCodec codec = new CustomerStateCodec(new TierDecider(policy()));

        assertThatThrownBy(() -> codec.decode("c-1", new byte[] {99, 0, 0, 0, 0}))
                .isInstanceOf(CorruptStateException.class)
                .hasMessageContaining("version 99");
    }

    @ParameterizedTest
    @ValueSource(strings = {GOLDEN_VERSION_1, GOLDEN_VERSION_2, GOLDEN_STATE})
    void shouldRefuseEveryTruncation(String golden) {
        CustomerStateCodec codec = new CustomerStateCodec(new TierDecider(policy()));
        byte[] whole = HexFormat.of().parseHex(golden);

        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> codec.decode("c-1", part)).isInstanceOf(CorruptStateException.class);
        }
    }

    @Test
    void shouldRefuseEveryTruncationOfAHistory() {
        CustomerStateCodec codec = new CustomerStateCodec(new TierDecider(policy()));
        byte[] whole = HexFormat.of().parseHex(GOLDEN_HISTORY);

        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            CustomerState state = codec.decode("c-1", HexFormat.of().parseHex(GOLDEN_STATE));
            assertThatThrownBy(() -> codec.readHistory(state, part)).isInstanceOf(CorruptStateException.class);
        }
    }

    private static CustomerState aCustomerWithEverything(TierDecider decider) {
        CustomerState state = decider.newCustomer("c-1");
        long start = START.toEpochMilli();
        long day = Duration.ofDays(1).toMillis();
        List<TierChange> changes = new ArrayList<>();
        decider.accept(
                state,
                new Profile(
                        "c-1",
                        start,
                        (int) LocalDate.of(2025, 6, 1).toEpochDay(),
                        Map.of(
                                "growth", new ProfileAttribute.Numeric(12_500_000),
                                "region", new ProfileAttribute.Text("north"))),
                changes::add);
        decider.accept(state, purchase("p-1", start + day, 12_345_600), changes::add);
        decider.accept(state, purchase("p-2", start + 9 * day, 99_900), changes::add);
        decider.accept(
                state,
                new Interaction("i-1", "c-1", start + 9 * day, "SURVEY", 8_500_000, null, Map.of()),
                changes::add);
        decider.accept(
                state,
                new TierOverride(
                        "c-1",
                        start + 10 * day,
                        TierOverride.Kind.FLOOR,
                        "silver",
                        "promised",
                        "ann",
                        start + 20 * day,
                        start + 90 * day),
                changes::add);
        assertThat(changes).hasSize(2);
        state.setTimerMillis(decider.nextInstantMillis(state));
        return state;
    }

    private static Transaction purchase(String id, long at, long amount) {
        return Transaction.of(id, "c-1", at, TransactionType.PURCHASE, amount, "EUR");
    }

    private static Policy policy() {
        return policyWithWindow(365);
    }

    private static Policy policyWithWindow(int days) {
        Metric spend = transactions("spend", Aggregate.SUM, EventNumber.AMOUNT, new Window.RollingDays(days));
        Metric orders = transactions("orders", Aggregate.COUNT, null, new Window.RollingDays(90));
        Metric biggest = transactions("biggest", Aggregate.MAX, EventNumber.AMOUNT, new Window.RollingHours(48));
        Metric survey = new Metric(
                "survey",
                Source.INTERACTIONS,
                Set.of("SURVEY"),
                null,
                Aggregate.LAST,
                EventNumber.VALUE,
                new Window.RollingDays(60));
        return ShopPolicy.of(List.of("growth", "region"), List.of(spend, orders, biggest, survey));
    }

    private static Metric transactions(String name, Aggregate aggregate, @Nullable EventNumber field, Window window) {
        return new Metric(name, Source.TRANSACTIONS, Set.of(), null, aggregate, field, window);
    }
}
