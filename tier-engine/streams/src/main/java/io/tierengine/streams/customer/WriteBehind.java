package io.tierengine.streams.customer;

import io.tierengine.streams.task.Positions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which of the changed customers are written at a commit, and which may wait. Whoever has told something, or whose timer was taken out, is
 * written with the commit that makes it seen. Of the others some are written at each commit, those first that have waited longest, and
 * nobody waits longer than a bound. So where facts come slowly all is written at once, and where they come fast, a
 * customer who has several facts within the bound is written once.
 *
 * <p>What waits holds the task's offsets back to the commit before it changed: {@link #since}.
 */
final class WriteBehind {

    /** Facts that a customer may take before it is written: they are kept until then. */
    static final int MOST_STEPS = 24;

    private static final long AT_ONCE_MILLIS = 100;

    private final long mostMillis;
    private final int atOnce;
    private long lastMillis = Long.MIN_VALUE;
    private final ArrayDeque<Interval> waiting = new ArrayDeque<>();
    private final List<LoadedCustomer> urgent = new ArrayList<>();
    private final StepLog steps = new StepLog();
    private boolean hurried;

    /**
     * From one commit to the next, and who first changed then.
     *
     * @param positions in the input at its begin
     * @param clock of the partition at its begin, packed
     * @param firstStep the first one since, or where it will be
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Interval(Positions positions, byte[] clock, long beganAtMillis, long firstStep, List<Place> places) {}

    /** The place of one who waits; empty once the customer was written, so that it isn't kept in memory for it. */
    static final class Place {

        private @Nullable LoadedCustomer customer;

        private Place(LoadedCustomer customer) {
            this.customer = customer;
        }

        void leave() {
            customer = null;
        }
    }

    /**
     * For one task.
     *
     * @param most how long a customer may wait; zero: not at all
     * @param atOnce how many are written in a tenth of a second in any case
     */
    WriteBehind(Duration most, int atOnce) {
        mostMillis = most.toMillis();
        this.atOnce = atOnce;
    }

    /** Whether anything may wait at all. */
    boolean isOn() {
        return mostMillis > 0;
    }

    /** The task has begun, which comes before all else here, or a commit is over; what changes now belongs to what follows. */
    void begin(Positions positions, PartitionClock clock, long nowMillis) {
        Interval last = waiting.peekLast();
        if (last != null && last.places().isEmpty()) {
            waiting.removeLast();
        }
        waiting.addLast(new Interval(positions, clock.toBytes(), nowMillis, steps.end(), new ArrayList<>()));
        steps.forgetBefore(waiting.getFirst().firstStep());
    }

    /** What has happened to those who wait; a customer's go with the intervals before the one in which it first changed. */
    StepLog steps() {
        return steps;
    }

    /** A customer that was as it is stored isn't any more. */
    void changed(LoadedCustomer customer) {
        Place place = new Place(customer);
        waiting.getLast().places().add(place);
        customer.waitAt(place);
    }

    /** A customer that has changed must be written with the next commit. */
    void mustBeWritten(LoadedCustomer customer) {
        if (!customer.isUrgent()) {
            customer.hurry();
            urgent.add(customer);
        }
    }

    /** All must be written with the next commit. */
    void hurry() {
        hurried = true;
    }

    boolean isEmpty() {
        for (Interval interval : waiting) {
            if (!interval.places().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Takes out who is to be written with this commit. */
    void takeDue(long nowMillis, Consumer<LoadedCustomer> action) {
        for (LoadedCustomer customer : urgent) {
            if (customer.isChanged()) {
                customer.leave();
                action.accept(customer);
            }
        }
        int most = mostNow(nowMillis);
        int written = urgent.size();
        urgent.clear();
        boolean goesOn = true;
        while (goesOn) {
            Interval oldest = waiting.getFirst();
            boolean all = hurried || nowMillis - oldest.beganAtMillis() >= mostMillis;
            written += takeSome(oldest, all ? Integer.MAX_VALUE : most - written, action);
            goesOn = oldest.places().isEmpty() && waiting.size() > 1;
            if (goesOn) {
                waiting.removeFirst();
            }
        }
        hurried = false;
    }

    /** The sooner a commit follows the last one, the fewer. */
    private int mostNow(long nowMillis) {
        long since = lastMillis == Long.MIN_VALUE ? AT_ONCE_MILLIS : nowMillis - lastMillis;
        lastMillis = nowMillis;
        return (int) Math.ceilDiv(atOnce * Math.clamp(since, 0, AT_ONCE_MILLIS), AT_ONCE_MILLIS);
    }

    /** From the end of the list, as it makes no difference which go first. */
    private static int takeSome(Interval interval, int most, Consumer<LoadedCustomer> action) {
        List<Place> places = interval.places();
        int taken = 0;
        while (!places.isEmpty()) {
            LoadedCustomer customer = places.getLast().customer;
            if (customer != null && taken >= most) {
                break;
            }
            places.removeLast();
            if (customer != null) {
                customer.leave();
                action.accept(customer);
                taken++;
            }
        }
        return taken;
    }

    /** The interval in which the first of those who wait changed; null if nobody waits. */
    @Nullable
    Interval since() {
        Interval oldest = waiting.getFirst();
        return oldest.places().isEmpty() ? null : oldest;
    }
}
