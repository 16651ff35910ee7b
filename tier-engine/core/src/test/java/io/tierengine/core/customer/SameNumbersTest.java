package io.tierengine.core.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import io.tierengine.core.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed form under policies whose tiles have the same number several times, which version 4 leaves out. */
class SameNumbersTest {

    private static final long START = Instant.parse("2026-01-05T02:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Window YEAR = new Window.RollingDays(365);
    private static final Window QUARTER = new Window.RollingDays(90);
    private static final Set<String> PURCHASES = Set.of("PURCHASE");

    /** {@link #aCustomer}, packed before there was version 4: whole, then without the history, then that. */
    private static final String WHOLE_VERSION_2 =
            "023e5a0080c297b0cc33790201023b0180c0eccf26000200b60a6ecf0a3e80b89929d92860c0"
                    + "017489fb0699fe06020ce58103011e00063c0fe58103e5810301e58103010fe1da01e1da0102"
                    + "a19c01240fe9f201e9f20101e9f201000f9d1f9d1f019d1f120fd10fd10f01d10f00018f03";

    private static final String STATE_VERSION_2 =
            "023e5a0180c297b0cc33000500790201023b0180c0eccf26000200b60a6ecf0a3e80b89929d9"
                    + "2860c0017489fb0699fe06020ce58103011e020100018f03";

    private static final String HISTORY_VERSION_2 =
            "023e5a00eb9f0105000fe58103e5810301e58103010fe1da01e1da0102a19c01240fe9f201e9"
                    + "f20101e9f201000f9d1f9d1f019d1f120fd10fd10f01d10f00";

    /** The same as version 4 packs it. */
    private static final String WHOLE = "043e5a0080c297b0cc33790201023b0180c0eccf26000200b60a6ecf0a3e80b89929d92860c0"
            + "017489fb0699fe06020ce58103011e00063c2de5810301011de1da0102a19c01242de9f20101"
            + "002d9d1f01122dd10f0100018f03";

    private static final String STATE = "04" + STATE_VERSION_2.substring(2);

    private static final String HISTORY =
            "043e5a00eb9f0105002de5810301011de1da0102a19c01242de9f20101002d9d1f01122dd10f" + "0100";

    @Test
    void shouldPackAsReleasedVersionsDid() {
        TierDecider decider = new TierDecider(policy());
        CustomerStateCodec codec = new CustomerStateCodec(decider);
        CustomerState state = aCustomer(decider);

        assertThat(hex(codec.encode(state))).isEqualTo(WHOLE);
        assertThat(hex(Objects.requireNonNull(codec.encodeHistory(state)))).isEqualTo(HISTORY);
        assertThat(hex(codec.encode(state))).isEqualTo(STATE);
    }

    @Test
    void shouldReadWhatVersionTwoPackedAndPackItAnew() {
        TierDecider decider = new TierDecider(policy());
        CustomerStateCodec codec = new CustomerStateCodec(decider);

        CustomerState whole = codec.decode("c-1", bytes(WHOLE_VERSION_2));
        CustomerState parted = codec.decode("c-1", bytes(STATE_VERSION_2));
        codec.readHistory(parted, bytes(HISTORY_VERSION_2));

        assertThat(hex(codec.encode(whole))).isEqualTo(WHOLE);
        assertThat(hex(codec.encode(parted))).isEqualTo(STATE);
        assertThat(decider.describe(parted)).isEqualTo(decider.describe(aCustomer(decider)));
    }

    /** Whichever is written first after an update: state and history each say how they are packed. */
    @Test
    void shouldReadAHistoryOfAnotherVersionThanTheStates() {
        TierDecider decider = new TierDecider(policy());
        CustomerStateCodec codec = new CustomerStateCodec(decider);
        CustomerState newer = codec.decode("c-1", bytes(STATE));
        CustomerState older = codec.decode("c-1", bytes(STATE_VERSION_2));

        codec.readHistory(newer, bytes(HISTORY_VERSION_2));
        codec.readHistory(older, bytes(HISTORY));

        assertThat(decider.describe(newer)).isEqualTo(decider.describe(aCustomer(decider)));
        assertThat(decider.describe(older)).isEqualTo(decider.describe(aCustomer(decider)));
    }

    @Test
    void shouldRefuseEveryTruncation() {
        CustomerStateCodec codec = new CustomerStateCodec(new TierDecider(policy()));
        byte[] whole = bytes(WHOLE);

        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> codec.decode("c-1", part)).isInstanceOf(CorruptStateException.class);
        }
    }

    /** Seeded; so many columns that what there is of them takes several words. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldReadBackWhatItWrote(long seed) {
        Random random = new Random(seed);
        TierDecider decider = new TierDecider(policy(manyMetrics()));
        CustomerStateCodec codec = new CustomerStateCodec(decider);
        CustomerState state = decider.newCustomer("c-1");
        List<TransactionType> types = List.of(TransactionType.values());
        long at = START;
        for (int i = 0; i < 150; i++) {
            at += random.nextLong(3 * DAY);
            TransactionType type = types.get(random.nextInt(types.size()));
            long amount = random.nextInt(4) == 0 ? 10_000 : random.nextLong(1, 3_000_000);
            decider.accept(state, Transaction.of("t-" + i, "c-1", at, type, amount, "EUR"), change -> {});
            if (i % 10 == 0) {
                byte[] history = random.nextBoolean() ? codec.encodeHistory(state) : null;
                byte[] packed = codec.encode(state);
                CustomerState read = codec.decode("c-1", packed);
                if (history != null) {
                    codec.readHistory(read, history);
                } else if (read.isHistoryAway()) {
                    continue;
                }
                assertThat(decider.describe(read)).isEqualTo(decider.describe(state));
                assertThat(codec.encode(read)).isEqualTo(packed);
                state = read;
            }
        }
        assertThat(state.tileCount()).isGreaterThan(30);
    }

    private static List<Metric> manyMetrics() {
        List<Metric> metrics = new ArrayList<>();
        for (TransactionType type : TransactionType.values()) {
            for (int combination = 0; combination < 12; combination++) {
                Set<String> types = combination == 0 ? Set.of() : Set.of(type.name());
                Window window = new Window.RollingDays(300 + combination);
                Aggregate aggregate = List.of(
                                Aggregate.SUM, Aggregate.MAX, Aggregate.MIN, Aggregate.COUNT, Aggregate.LAST)
                        .get(combination % 5);
                EventNumber field = aggregate == Aggregate.COUNT
                        ? null
                        : combination % 2 == 0 ? EventNumber.AMOUNT : EventNumber.MARGIN;
                metrics.add(new Metric(
                        type + "-" + combination, Source.TRANSACTIONS, types, null, aggregate, field, window));
            }
        }
        return metrics;
    }

    private static CustomerState aCustomer(TierDecider decider) {
        CustomerState state = decider.newCustomer("c-1");
        long[][] purchases = {
            {1, 123_4500}, {3, 50_0000}, {3, 20_0000}, {40, 77_7000}, {41, 9_9900}, {60, 5_0000},
        };
        for (int i = 0; i < purchases.length; i++) {
            decider.accept(
                    state,
                    Transaction.of(
                            "p-" + i,
                            "c-1",
                            START + purchases[i][0] * DAY,
                            TransactionType.PURCHASE,
                            purchases[i][1],
                            "EUR"),
                    change -> {});
        }
        decider.accept(
                state,
                Transaction.of("r-1", "c-1", START + 61 * DAY, TransactionType.REFUND, 1_0000, "EUR"),
                change -> {});
        state.setTimerMillis(decider.nextInstantMillis(state));
        return state;
    }

    private static Policy policy() {
        return policy(List.of(
                metric("spend", Set.of(), Aggregate.SUM, EventNumber.AMOUNT, YEAR),
                metric("basket", PURCHASES, Aggregate.AVERAGE, EventNumber.AMOUNT, YEAR),
                metric("biggest", PURCHASES, Aggregate.MAX, EventNumber.AMOUNT, QUARTER),
                metric("margin", Set.of(), Aggregate.SUM, EventNumber.MARGIN, YEAR)));
    }

    private static Metric metric(
            String name, Set<String> types, Aggregate aggregate, EventNumber field, Window window) {
        return new Metric(name, Source.TRANSACTIONS, types, null, aggregate, field, window);
    }

    private static Policy policy(List<Metric> metrics) {
        return ShopPolicy.of(List.of(), metrics);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
