package io.tierengine.benchmarks.runner.data;

import java.util.Properties;

/**
 * What a data set is drawn from; equal shapes give equal bytes.
 *
 * @param customers how many there are, sentinels aside
 * @param facts of those customers, history and live together
 * @param activeDays facts of history per customer, on the average, spread over {@value #HISTORY_DAYS} days
 * @param liveDays over which the facts after history are spread
 * @param partitions of the facts' topic
 * @param seed of all draws
 */
public record DataShape(int customers, long facts, int activeDays, int liveDays, int partitions, long seed) {

    /** Days before the live facts. Longer than the longest window, so that tiles expire. */
    public static final int HISTORY_DAYS = 400;

    /** Facts of a partition from one sentinel to the next. */
    static final int SENTINEL_EVERY = 500;

    public DataShape {
        if (customers < 1 || activeDays < 1 || liveDays < 1 || partitions < 1) {
            throw new IllegalArgumentException(
                    "customers, active days, live days and partitions are counted from 1, but they are " + customers
                            + ", " + activeDays + ", " + liveDays + " and " + partitions);
        }
        if (facts <= (long) customers * activeDays) {
            throw new IllegalArgumentException(customers + " customers with " + activeDays + " active days have "
                    + (long) customers * activeDays + " facts of history; ask for more than that, not " + facts
                    + ", so that something is left to measure");
        }
    }

    /** Facts that a contender runs through before it is measured. */
    public long historyFacts() {
        return (long) customers * activeDays;
    }

    /** Facts after history. */
    public long liveFacts() {
        return facts - historyFacts();
    }

    Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("version", "1");
        properties.setProperty("customers", Integer.toString(customers));
        properties.setProperty("facts", Long.toString(facts));
        properties.setProperty("activeDays", Integer.toString(activeDays));
        properties.setProperty("liveDays", Integer.toString(liveDays));
        properties.setProperty("partitions", Integer.toString(partitions));
        properties.setProperty("seed", Long.toString(seed));
        return properties;
    }
}
