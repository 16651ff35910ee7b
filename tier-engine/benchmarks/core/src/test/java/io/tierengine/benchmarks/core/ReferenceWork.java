package io.tierengine.benchmarks.core;

import java.util.SplittableRandom;

/**
 * A piece of work that never changes, by which other work is measured: what disturbs one on a shared machine disturbs the other
 * alike. It does what the core does, arithmetic and dependent reads of a few kilobytes, and takes half a microsecond or so.
 */
final class ReferenceWork {

    private static final int CELLS = 4_096;
    private static final int STEPS = 100;

    private final long[] cells = new SplittableRandom(1).longs(CELLS).toArray();

    /** One piece of work; the result depends on every step, so that none is optimised away. */
    long run(long seed) {
        long value = seed;
        for (int i = 0; i < STEPS; i++) {
            value = (value ^ cells[(int) value & (CELLS - 1)]) * 0x9E3779B97F4A7C15L;
            value ^= value >>> 29;
        }
        return value;
    }
}
