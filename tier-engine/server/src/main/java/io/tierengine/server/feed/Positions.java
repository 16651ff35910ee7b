package io.tierengine.server.feed;

import java.util.Arrays;
import java.util.Optional;

/** How far the feed was read: the next offset of each partition. As text it is numbers of base 36 with dots between. */
final class Positions {

    private static final int RADIX = 36;
    private static final int MOST_DIGITS = 13;

    private final long[] next;

    private Positions(long[] next) {
        this.next = next;
    }

    /** One for each partition, in their order. */
    static Positions of(long... next) {
        return new Positions(next.clone());
    }

    /** Empty if the text isn't one of this number of partitions. */
    static Optional<Positions> parse(String text, int partitions) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != partitions) {
            return Optional.empty();
        }
        long[] next = new long[partitions];
        for (int i = 0; i < partitions; i++) {
            if (parts[i].isEmpty() || parts[i].length() > MOST_DIGITS || parts[i].startsWith("+")) {
                return Optional.empty();
            }
            try {
                next[i] = Long.parseLong(parts[i], RADIX);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
            if (next[i] < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new Positions(next));
    }

    int partitions() {
        return next.length;
    }

    long of(int partition) {
        return next[partition];
    }

    Positions with(int partition, long position) {
        long[] changed = next.clone();
        changed[partition] = position;
        return new Positions(changed);
    }

    /** The further of both in each partition. */
    Positions orFurther(Positions other) {
        long[] furthest = next.clone();
        for (int i = 0; i < furthest.length; i++) {
            furthest[i] = Math.max(furthest[i], other.next[i]);
        }
        return new Positions(furthest);
    }

    /** Whether it is at least as far in each partition. */
    boolean covers(Positions other) {
        for (int i = 0; i < next.length; i++) {
            if (next[i] < other.next[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Positions positions && Arrays.equals(next, positions.next);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(next);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(next.length * 5);
        for (long position : next) {
            text.append(text.isEmpty() ? "" : ".").append(Long.toString(position, RADIX));
        }
        return text.toString();
    }
}
