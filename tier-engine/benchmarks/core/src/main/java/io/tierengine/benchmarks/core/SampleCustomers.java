package io.tierengine.benchmarks.core;

import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.time.LocalCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Customers as a live engine finds them on a morning: each with purchases on a given number of days of the past year, half of
 * them with one today, evaluated up to {@linkplain #MORNING nine o'clock}, packed. For each there is a purchase at noon; and
 * at the coming midnight a day leaves each one's windows of a week and of a year.
 *
 * <p>Seeded: the same numbers give the same customers.
 */
final class SampleCustomers {

    /** Days of the longest window: what lies before is forgotten, so it can't be more. */
    static final int MOST_ACTIVE_DAYS = 365;

    private static final int TODAY = (int) LocalDate.of(2026, 3, 10).toEpochDay();
    private static final int LEAVES_THE_WEEK = TODAY - 6;
    private static final int LEAVES_THE_YEAR = TODAY - (MOST_ACTIVE_DAYS - 1);
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long MORNING = 9 * HOUR_MILLIS;
    private static final long NOON = 12 * HOUR_MILLIS;
    private static final long SEED = 20_260_310L;
    private static final int AMOUNT_UNITS_PER_CENT = 100;

    private final TierDecider decider;
    private final CustomerStateCodec codec;
    private final LocalCalendar calendar;
    private final List<Sample> samples;

    /** A customer: the packed state, and the fact to come. */
    record Sample(String customerId, Packed packed, Transaction noon) {}

    /** The bytes of a state; a class of its own as the bytes are shared, not copied. */
    static final class Packed {
        final byte[] bytes;

        private Packed(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private SampleCustomers(Policy policy, int activeDays, int count) {
        if (activeDays < 2 || activeDays > MOST_ACTIVE_DAYS) {
            throw new IllegalArgumentException(
                    "active days must be 2 to " + MOST_ACTIVE_DAYS + ", they are " + activeDays);
        }
        decider = new TierDecider(policy);
        codec = new CustomerStateCodec(decider);
        calendar = LocalCalendar.of(policy.zone());
        var random = new SplittableRandom(SEED);
        samples = IntStream.range(0, count)
                .mapToObj(i -> sample(i, activeDays, random.split()))
                .toList();
    }

    static SampleCustomers of(int activeDays, int count) {
        return of(BenchPolicy.read(), activeDays, count);
    }

    static SampleCustomers of(Policy policy, int activeDays, int count) {
        return new SampleCustomers(policy, activeDays, count);
    }

    TierDecider decider() {
        return decider;
    }

    CustomerStateCodec codec() {
        return codec;
    }

    List<Sample> samples() {
        return samples;
    }

    /** The midnight to come, epoch milliseconds. */
    long midnightMillis() {
        return calendar.startOf(TODAY + 1);
    }

    CustomerState unpack(Sample sample) {
        return codec.decode(sample.customerId(), sample.packed().bytes);
    }

    /** New states of all customers, in the order of {@link #samples()}. */
    List<CustomerState> unpackAll() {
        List<CustomerState> states = new ArrayList<>(samples.size());
        for (Sample sample : samples) {
            states.add(unpack(sample));
        }
        return states;
    }

    private Sample sample(int index, int activeDays, SplittableRandom random) {
        String customerId = "customer-%08d".formatted(index);
        CustomerState state = decider.newCustomer(customerId);
        for (int day : days(activeDays, index % 2 == 0, random)) {
            long at = calendar.startOf(day) + random.nextLong(MORNING);
            decider.accept(state, purchase(customerId, at, random), _ -> {});
        }
        decider.advance(state, calendar.startOf(TODAY) + MORNING, _ -> {});
        Transaction noon = purchase(customerId, calendar.startOf(TODAY) + NOON, random);
        return new Sample(customerId, new Packed(codec.encode(state)), noon);
    }

    private static NavigableSet<Integer> days(int activeDays, boolean today, SplittableRandom random) {
        NavigableSet<Integer> days = new TreeSet<>(List.of(LEAVES_THE_YEAR, LEAVES_THE_WEEK));
        if (today && activeDays > days.size()) {
            days.add(TODAY);
        }
        int end = activeDays == MOST_ACTIVE_DAYS ? TODAY + 1 : TODAY;
        while (days.size() < activeDays) {
            days.add(random.nextInt(LEAVES_THE_YEAR, end));
        }
        return days;
    }

    private Transaction purchase(String customerId, long atMillis, SplittableRandom random) {
        String eventId = new UUID(random.nextLong(), random.nextLong()).toString();
        long amount = random.nextLong(500, 25_000) * AMOUNT_UNITS_PER_CENT;
        return Transaction.of(
                eventId,
                customerId,
                atMillis,
                TransactionType.PURCHASE,
                amount,
                decider.policy().currency());
    }
}
