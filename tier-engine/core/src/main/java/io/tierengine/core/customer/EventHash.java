package io.tierengine.core.customer;

/**
 * A 64-bit hash of an event's id: each UTF-16 unit is mixed in by a multiplication, and the end by the finalizer of SplitMix64
 * (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014). Part of the stored state: it never changes.
 */
final class EventHash {

    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long MULTIPLIER = 0xD6E8FEB86659FD93L;

    private EventHash() {}

    static long of(String eventId) {
        long hash = SEED ^ eventId.length();
        for (int i = 0; i < eventId.length(); i++) {
            hash = (hash ^ eventId.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
