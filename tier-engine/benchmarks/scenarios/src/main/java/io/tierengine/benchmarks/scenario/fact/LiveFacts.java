package io.tierengine.benchmarks.scenario.fact;

import io.tierengine.benchmarks.scenario.change.Arrivals;
import io.tierengine.contract.Transaction;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * What happens from now on: purchases of known customers, any of them as likely as any other, and every so many one of somebody
 * never seen before. A newcomer's purchase makes a tier change for certain (the enrolment), so it can be told when it was decided.
 */
public final class LiveFacts {

    /** One fact in so many is a newcomer's. */
    public static final int NEWCOMER_EVERY = 50;

    private static final long NEWCOMERS_AMOUNT = 10_0000;

    private final Buyers buyers;
    private final String currency;
    private final SplittableRandom random;
    private final Arrivals newcomers;
    private final AtomicLongArray intendedNanos;
    private final String run;
    private volatile long drawn;

    /**
     * Some of the customers of {@link Population#KNOWN}, spread evenly over all of them.
     *
     * @param count how many
     * @param among how many there are
     */
    public record Buyers(int count, int among) {

        public Buyers {
            if (count < 1 || count > among) {
                throw new IllegalArgumentException(
                        "of " + among + " customers 1 to " + among + " can go on buying, not " + count);
            }
        }

        /** All of so many customers. */
        public static Buyers all(int customers) {
            return new Buyers(customers, customers);
        }

        private String drawn(SplittableRandom random) {
            return Population.KNOWN + random.nextInt(count) * (among / count);
        }
    }

    /**
     * Live facts.
     *
     * @param run makes ids of events and newcomers unlike those of other live facts in the same lab
     * @param buyers who go on buying
     * @param most so many facts can be drawn
     */
    public LiveFacts(String run, Buyers buyers, String currency, long most, long seed) {
        this.run = run;
        this.buyers = buyers;
        this.currency = currency;
        this.random = new SplittableRandom(seed);
        int capacity = Math.toIntExact(most / NEWCOMER_EVERY + 1);
        this.newcomers = new Arrivals("new-" + run + "-", capacity);
        this.intendedNanos = new AtomicLongArray(capacity);
    }

    /** The next fact; null when there are no more. For one thread. */
    @Nullable
    Transaction next(long occurredAtMillis, long intended) {
        long number = drawn;
        String eventId = run + "-" + number;
        if (number % NEWCOMER_EVERY != 0) {
            drawn = number + 1;
            String customer = buyers.drawn(random);
            return Purchase.drawn(occurredAtMillis, random).by(customer, eventId, currency);
        }
        int newcomer = (int) (number / NEWCOMER_EVERY);
        if (newcomer >= newcomers.capacity()) {
            return null;
        }
        intendedNanos.set(newcomer, intended);
        drawn = number + 1;
        return new Purchase(occurredAtMillis, NEWCOMERS_AMOUNT).by(newcomers.id(newcomer), eventId, currency);
    }

    /** Sends facts as fast as the broker takes them; they occur now. */
    public void send(long count, FactProducer producer) throws IOException {
        for (long i = 0; i < count; i++) {
            Transaction fact = next(System.currentTimeMillis(), System.nanoTime());
            if (fact == null) {
                throw new IllegalStateException("only " + i + " of " + count + " facts could be drawn");
            }
            producer.send(fact);
        }
        producer.flush();
    }

    /** Facts so far. */
    public long drawn() {
        return drawn;
    }

    /** Newcomers so far. */
    public int newcomersDrawn() {
        return (int) ((drawn + NEWCOMER_EVERY - 1) / NEWCOMER_EVERY);
    }

    /** Where the newcomers' enrolments are noted. */
    public Arrivals newcomers() {
        return newcomers;
    }

    /** When a newcomer's fact was meant to be sent, by {@link System#nanoTime()}. */
    public long intendedNanos(int newcomer) {
        return intendedNanos.get(newcomer);
    }
}
