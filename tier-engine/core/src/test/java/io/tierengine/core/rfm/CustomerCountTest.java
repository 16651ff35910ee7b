package io.tierengine.core.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.number.Decimals;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerCountTest {

    private static final CutoffSchedule FIFTHS = schedule(20, 40, 60, 80);

    /** Three customers, as format 1 packs them, and as they must be read for good. */
    private static final String GOLDEN = "0103030001030128010002c0843d02c0843d0100030001e0cd820f01e0b1ef4f0100";

    /** A customer, in units. */
    private record Customer(long days, double frequency, double amount) {}

    @Test
    void shouldGiveEachFifthOfFiveCustomersAScoreOfItsOwn() {
        RfmCutoffs cutoffs = cutoffs(
                FIFTHS,
                new Customer(10, 1, 100),
                new Customer(20, 2, 200.5),
                new Customer(30, 3, 300),
                new Customer(40, 4, 400),
                new Customer(50, 5, 500));

        assertThat(cutoffs.customers()).isEqualTo(5);
        assertThat(cutoffs.recencyDays()).containsExactly(micros(10), micros(20), micros(30), micros(40));
        assertThat(cutoffs.frequencies()).containsExactly(micros(2), micros(3), micros(4), micros(5));
        assertThat(cutoffs.amounts()).containsExactly(micros(200.5), micros(300), micros(400), micros(500));
    }

    @Test
    void shouldGiveTheWorseScoreToCustomersWhoAreLevel() {
        Customer once = new Customer(30, 1, 50);

        RfmCutoffs cutoffs = cutoffs(FIFTHS, once, once, once, once, new Customer(3, 2, 500));

        assertThat(cutoffs.recencyDays()).as("30 days make 1").containsOnly(micros(3));
        assertThat(cutoffs.frequencies()).as("once makes 1").containsOnly(micros(2));
        assertThat(cutoffs.amounts()).containsOnly(micros(500));
    }

    @Test
    void shouldGiveEverybodyTheWorstScoreWhereAllAreLevel() {
        Customer all = new Customer(0, 1, 50);

        RfmCutoffs cutoffs = cutoffs(FIFTHS, all, all, all);

        assertThat(cutoffs.recencyDays()).containsOnly(micros(-1));
        assertThat(cutoffs.frequencies()).containsOnly(micros(1) + 1);
        assertThat(cutoffs.amounts()).containsOnly(micros(50) + 1);
    }

    @Test
    void shouldCountFromTheWorstForEachNumber() {
        List<Customer> hundred = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            hundred.add(new Customer(i, i, i));
        }

        RfmCutoffs cutoffs = cutoffs(schedule(50, 75, 90, 97), hundred.toArray(new Customer[0]));

        assertThat(cutoffs.recencyDays())
                .as("the best 3, 10, 25, 50")
                .containsExactly(micros(3), micros(10), micros(25), micros(50));
        assertThat(cutoffs.frequencies()).containsExactly(micros(51), micros(76), micros(91), micros(98));
    }

    @ParameterizedTest(name = "{0} % of {1} customers: the worst {2}")
    @CsvSource({
        "20, 1, 1",
        "20, 5, 1",
        "20, 6, 2",
        "33.333333, 3, 1",
        "33.333334, 3, 2",
        "99.999999, 1000, 1000",
        "0.000001, 1000, 1"
    })
    void shouldRoundSharesOfCustomersUp(double percent, int customers, int worst) {
        CustomerCount count = new CustomerCount();
        for (int i = 1; i <= customers; i++) {
            count.add(0, micros(i), 0);
        }
        long first = Math.round(percent * Decimals.ONE);
        List<Long> percentiles = first > 50 * Decimals.ONE
                ? List.of(1L, 2L, 3L, first)
                : List.of(first, 99_999_997L, 99_999_998L, 99_999_999L);
        CutoffSchedule schedule = new CutoffSchedule(percentiles, new CutoffSchedule.Daily(7), ZoneOffset.UTC);

        List<Long> cutoffs = count.cutoffs(schedule, 0, 1).orElseThrow().frequencies();

        long expected = worst == customers ? micros(customers) + 1 : micros(worst + 1);
        assertThat(cutoffs.get(percentiles.indexOf(first))).isEqualTo(expected);
    }

    @Test
    void shouldTakeNegativeNumbersAsZero() {
        CustomerCount count = new CustomerCount();
        count.add(0, Decimals.ABSENT, -5);
        count.add(0, 0, 0);
        count.add(0, micros(1), micros(1));

        RfmCutoffs cutoffs = count.cutoffs(FIFTHS, 0, 1).orElseThrow();

        assertThat(cutoffs.frequencies()).startsWith(micros(1), micros(1), micros(1));
        assertThat(cutoffs.amounts()).startsWith(micros(1), micros(1), micros(1));
    }

    @Test
    void shouldMakeNoCutoffsWithoutCustomers() {
        assertThat(new CustomerCount().cutoffs(FIFTHS, 0, 1)).isEmpty();
    }

    /** Against sorting: every cut-off is a customer's value, beyond the share that the percentile parts off, give or take a thousandth. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldPartCustomersAsSortingDoesToAThousandth(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int customers = 1 + random.nextInt(seed % 2 == 0 ? 20 : 3_000);
        CutoffSchedule schedule = schedule(10, 35, 50, 90);
        long[] days = new long[customers];
        long[] amounts = new long[customers];
        CustomerCount count = new CustomerCount();
        for (int i = 0; i < customers; i++) {
            days[i] = random.nextInt(800);
            amounts[i] = Math.round(Math.exp(random.nextDouble() * 12) * 100) * 10_000;
            count.add(days[i] * Decimals.ONE, micros(1 + random.nextInt(4)), amounts[i]);
        }
        Arrays.sort(days);
        Arrays.sort(amounts);

        RfmCutoffs cutoffs = count.cutoffs(schedule, 0, 1).orElseThrow();

        for (int i = 0; i < 4; i++) {
            long percent = schedule.percentiles().get(i) / Decimals.ONE;
            int worst = (int) ((percent * customers + 99) / 100);
            long lastWorstDays = days[customers - worst];
            long expectedDays =
                    Arrays.stream(days).filter(d -> d < lastWorstDays).max().orElse(days[0] - 1);
            assertThat(cutoffs.recencyDays().get(3 - i)).isEqualTo(expectedDays * Decimals.ONE);
            long lastWorst = amounts[worst - 1];
            long cutoff = cutoffs.amounts().get(i);
            assertThat(cutoff).isGreaterThan(lastWorst);
            long between = Arrays.stream(amounts)
                    .filter(amount -> amount > lastWorst && amount < cutoff)
                    .max()
                    .orElse(lastWorst);
            assertThat(between - lastWorst).isLessThanOrEqualTo(lastWorst / 1_000);
            assertThat(Arrays.stream(amounts).anyMatch(amount -> amount == cutoff)
                            || cutoff == amounts[customers - 1] + 1)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldCountTheSameHoweverCustomersAreDealtOut(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<long[]> customers = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            customers.add(new long[] {
                random.nextInt(400) * Decimals.ONE,
                random.nextInt(30) * Decimals.ONE / 4,
                random.nextLong(1L << random.nextInt(1, 62))
            });
        }
        CustomerCount whole = new CustomerCount();
        customers.forEach(customer -> whole.add(customer[0], customer[1], customer[2]));
        CustomerCount merged = new CustomerCount();
        List<CustomerCount> parts = List.of(new CustomerCount(), new CustomerCount(), new CustomerCount());
        Collections.shuffle(customers, new Random(seed));
        customers.forEach(customer -> parts.get(random.nextInt(3)).add(customer[0], customer[1], customer[2]));
        parts.reversed().forEach(part -> merged.merge(CustomerCount.read(part.toBytes())));

        assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
        assertThat(merged.cutoffs(FIFTHS, 0, 1)).isEqualTo(whole.cutoffs(FIFTHS, 0, 1));
        assertThat(merged.customers()).isEqualTo(2_000);
    }

    @Test
    void shouldReadWhatFormatOneWrote() {
        CustomerCount count = new CustomerCount();
        count.add(0, micros(2), micros(199));
        count.add(micros(3), micros(1), micros(31.5));
        count.add(micros(43), micros(1), 0);

        assertThat(HexFormat.of().formatHex(count.toBytes())).isEqualTo(GOLDEN);
        assertThat(CustomerCount.read(HexFormat.of().parseHex(GOLDEN)).toBytes())
                .isEqualTo(count.toBytes());
    }

    @Test
    void shouldRefuseBytesThatAreNoCount() {
        byte[] whole = HexFormat.of().parseHex(GOLDEN);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(CorruptStateException.class).isThrownBy(() -> CustomerCount.read(cut));
        }
        assertThatExceptionOfType(CorruptStateException.class)
                .isThrownBy(() -> CustomerCount.read(Arrays.copyOf(whole, whole.length + 1)));
        whole[1] = 4;
        assertThatExceptionOfType(CorruptStateException.class).isThrownBy(() -> CustomerCount.read(whole));
    }

    private static RfmCutoffs cutoffs(CutoffSchedule schedule, Customer... customers) {
        CustomerCount count = new CustomerCount();
        for (Customer customer : customers) {
            count.add(Decimals.ofWhole(customer.days()), micros(customer.frequency()), micros(customer.amount()));
        }
        return count.cutoffs(schedule, 0, 1).orElseThrow();
    }

    private static CutoffSchedule schedule(Integer... percents) {
        return new CutoffSchedule(
                List.of(percents).stream()
                        .map(percent -> percent * Decimals.ONE)
                        .toList(),
                new CutoffSchedule.Daily(7),
                ZoneOffset.UTC);
    }

    private static long micros(double number) {
        return Math.round(number * Decimals.ONE);
    }
}
