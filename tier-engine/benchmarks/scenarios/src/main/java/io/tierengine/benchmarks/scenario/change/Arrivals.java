package io.tierengine.benchmarks.scenario.change;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * When the first tier change of each of some customers was received. Their ids are a prefix and a number. Written by one thread, read by
 * any.
 */
public final class Arrivals {

    private static final long NEVER = 0;

    private final String prefix;
    private final byte[] prefixBytes;
    private final AtomicLongArray receivedNanos;
    private final AtomicInteger count = new AtomicInteger();
    private volatile long lastNanos;

    public Arrivals(String prefix, int capacity) {
        this.prefix = prefix;
        this.prefixBytes = prefix.getBytes(StandardCharsets.UTF_8);
        this.receivedNanos = new AtomicLongArray(capacity);
    }

    /** How many customers there can be. */
    public int capacity() {
        return receivedNanos.length();
    }

    /** The id of a customer. */
    public String id(int number) {
        return prefix + number;
    }

    /** Notes a tier change, if it is the first of one of the customers. */
    void received(byte[] customerId, long nanos) {
        int number = numberOf(customerId);
        // 0 stands for never; a nanosecond more doesn't show.
        if (number >= 0 && receivedNanos.compareAndSet(number, NEVER, nanos == NEVER ? 1 : nanos)) {
            lastNanos = nanos;
            count.incrementAndGet();
        }
    }

    private int numberOf(byte[] id) {
        if (id.length <= prefixBytes.length) {
            return -1;
        }
        for (int i = 0; i < prefixBytes.length; i++) {
            if (id[i] != prefixBytes[i]) {
                return -1;
            }
        }
        int number = 0;
        for (int i = prefixBytes.length; i < id.length; i++) {
            number = number * 10 + id[i] - '0';
        }
        return number < capacity() ? number : -1;
    }

    /** How many customers' changes were received. */
    public int count() {
        return count.get();
    }

    /** When the latest was. */
    public long lastNanos() {
        return lastNanos;
    }

    public boolean has(int number) {
        return receivedNanos.get(number) != NEVER;
    }

    public long nanos(int number) {
        return receivedNanos.get(number);
    }
}
