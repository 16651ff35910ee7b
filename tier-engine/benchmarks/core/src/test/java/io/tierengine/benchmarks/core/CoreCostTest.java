package io.tierengine.benchmarks.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.benchmarks.core.SampleCustomers.Sample;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.fact.Intake;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Guards what a fact costs the core, by figures that a noisy machine doesn't move: bytes allocated, bytes packed, and time as a
 * ratio to fixed work in the same run, both counted in the thread's own processor time. The limits are in {@link Limits}.
 */
class CoreCostTest {

    private static final int ACTIVE_DAYS = 20;
    private static final int CUSTOMERS = 500;
    private static final int WARM_UP_ROUNDS = 600;
    private static final int ROUNDS = 301;
    private static final int FALL_ROUNDS = 200;

    private static final SampleCustomers SAMPLES = SampleCustomers.of(ACTIVE_DAYS, CUSTOMERS);
    private static final SampleCustomers WATCHING = SampleCustomers.of(BenchPolicy.watching(), ACTIVE_DAYS, CUSTOMERS);
    private static final SampleCustomers AHEAD = SampleCustomers.of(BenchPolicy.lookingAhead(), ACTIVE_DAYS, CUSTOMERS);
    private final ReferenceWork reference = new ReferenceWork();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long work;
    private int changes;

    /** One measured piece: a fact of each customer. */
    @FunctionalInterface
    private interface Facts {
        void takeAll(List<CustomerState> states);
    }

    @Test
    void shouldAllocateLittleWhenAFactIsTaken() {
        double bytes = bytesPerFact(this::acceptAll);

        hold("bytes allocated by accept", bytes, Limits.ACCEPT_BYTES);
    }

    @Test
    void shouldAllocateLittleWhenAFactTakesThePackedPath() {
        double bytes = bytesPerFact(this::unpackAcceptPackAll);

        hold("bytes allocated on the packed path", bytes, Limits.PACKED_FACT_BYTES);
    }

    @Test
    void shouldPackCustomersSmall() {
        double mean = SAMPLES.samples().stream()
                .mapToInt(sample -> sample.packed().bytes.length)
                .average()
                .orElseThrow();

        hold("mean packed size", mean, Limits.PACKED_SIZE);
    }

    @Test
    void shouldTakeAFactInTheTimeOfFixedWork() {
        double ratio = timeInFixedWork(this::acceptAll);

        hold("time of accept over that of fixed work", ratio, Limits.ACCEPT_RATIO);
    }

    @Test
    void shouldTakeThePackedPathInTheTimeOfFixedWork() {
        double ratio = timeInFixedWork(this::unpackAcceptPackAll);

        hold("time of the packed path over that of fixed work", ratio, Limits.PACKED_FACT_RATIO);
    }

    @Test
    void shouldAllocateLittleMoreWhenSignalsLookAhead() {
        double without = bytesPerFact(WATCHING, states -> acceptAll(WATCHING, states));
        double with = bytesPerFact(AHEAD, states -> acceptAll(AHEAD, states));

        hold("bytes allocated to look ahead", with - without, Limits.LOOK_BYTES);
    }

    @Test
    void shouldAllocateLittleWhenAFallIsExplained() {
        double without = bytesPerFall(_ -> changes++);
        double with = bytesPerFall(new Explained());

        hold("bytes allocated by explaining a fall", with - without, Limits.EXPLAINED_FALL_BYTES);
    }

    /** Counts changes, and wants to know why. */
    private final class Explained implements TierChanges {

        @Override
        public void changed(TierChange change) {
            changes++;
        }

        @Override
        public boolean wantsExplanations() {
            return true;
        }
    }

    private static double bytesPerFall(TierChanges told) {
        FallingCustomers falling = FallingCustomers.of(ACTIVE_DAYS, CUSTOMERS);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < FALL_ROUNDS; round++) {
            List<CustomerState> states = falling.unpackAll();
            long before = Allocation.bytesSoFar();
            for (int i = 0; i < CUSTOMERS; i++) {
                falling.decider().advance(states.get(i), falling.dueMillis(i), told);
            }
            least = Math.min(least, Allocation.bytesSoFar() - before);
        }
        return (double) least / CUSTOMERS;
    }

    @Test
    void shouldTakeAFactInLittleMoreTimeWhenSignalsLookAhead() {
        double[] ratios = new double[ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            // In turn: who comes first finds colder caches.
            boolean isAheadFirst = round % 2 == 0;
            long first = time(isAheadFirst ? AHEAD : WATCHING);
            long second = time(isAheadFirst ? WATCHING : AHEAD);
            if (round >= 0) {
                ratios[round] = isAheadFirst ? (double) first / second : (double) second / first;
            }
        }
        Arrays.sort(ratios);

        hold("time of accept with a projection over that without", ratios[ROUNDS / 2], Limits.LOOK_RATIO);
    }

    private long time(SampleCustomers samples) {
        List<CustomerState> states = samples.unpackAll();
        long begin = threads.getCurrentThreadCpuTime();
        acceptAll(samples, states);
        return threads.getCurrentThreadCpuTime() - begin;
    }

    /** Says the figure also when it holds, for whoever lowers the limit. */
    private static void hold(String what, double measured, double limit) {
        System.out.printf("%s: %.2f, at most %.2f%n", what, measured, limit);
        assertThat(measured).as(what).isLessThanOrEqualTo(limit);
    }

    /** The least of all rounds: those before the compiler is done, and those that it interrupts, allocate more. */
    private static double bytesPerFact(Facts facts) {
        return bytesPerFact(SAMPLES, facts);
    }

    private static double bytesPerFact(SampleCustomers samples, Facts facts) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            List<CustomerState> states = samples.unpackAll();
            long before = Allocation.bytesSoFar();
            facts.takeAll(states);
            least = Math.min(least, Allocation.bytesSoFar() - before);
        }
        return (double) least / CUSTOMERS;
    }

    /** The median of interleaved rounds. */
    private double timeInFixedWork(Facts facts) {
        double[] ratios = new double[ROUNDS];
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            List<CustomerState> states = SAMPLES.unpackAll();
            long begin = threads.getCurrentThreadCpuTime();
            facts.takeAll(states);
            long middle = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < CUSTOMERS; i++) {
                work = reference.run(work + i);
            }
            long end = threads.getCurrentThreadCpuTime();
            if (round >= 0) {
                ratios[round] = (double) (middle - begin) / (end - middle);
            }
        }
        Arrays.sort(ratios);
        return ratios[ROUNDS / 2];
    }

    private void acceptAll(List<CustomerState> states) {
        acceptAll(SAMPLES, states);
    }

    private void acceptAll(SampleCustomers samples, List<CustomerState> states) {
        for (int i = 0; i < CUSTOMERS; i++) {
            accept(samples, states.get(i), samples.samples().get(i));
        }
    }

    /** The states are unpacked anew here; those given are not used. */
    private void unpackAcceptPackAll(List<CustomerState> states) {
        for (Sample sample : SAMPLES.samples()) {
            CustomerState state = SAMPLES.unpack(sample);
            accept(SAMPLES, state, sample);
            work += SAMPLES.codec().encode(state).length;
        }
    }

    private void accept(SampleCustomers samples, CustomerState state, Sample sample) {
        Intake intake = samples.decider().accept(state, sample.noon(), _ -> changes++);
        if (!intake.equals(Intake.ACCEPTED)) {
            throw new IllegalStateException("a fact that was to be measured was not taken: " + intake);
        }
    }
}
