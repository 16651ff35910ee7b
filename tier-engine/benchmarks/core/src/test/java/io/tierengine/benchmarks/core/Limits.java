package io.tierengine.benchmarks.core;

/**
 * What a fact of a customer with 20 active days may cost, in things that are the same on every machine and at every load. Beside each
 * limit stands what was measured when it was set; who makes the core cheaper lowers both.
 */
final class Limits {

    /** Bytes allocated by taking a fact into an unpacked customer. Measured: 49. */
    static final double ACCEPT_BYTES = 60;

    /** Bytes allocated by unpacking a customer, taking a fact and packing again. Measured: 2,147. */
    static final double PACKED_FACT_BYTES = 2_300;

    /** Mean packed size of a customer, bytes. Measured: 244.3. */
    static final double PACKED_SIZE = 246;

    /** Time of taking a fact, in {@linkplain ReferenceWork fixed pieces of work}. Measured: 1.1 to 1.2. */
    static final double ACCEPT_RATIO = 1.8;

    /** Time of the packed path of a fact, in fixed pieces of work. Measured: 5.7 to 5.9. */
    static final double PACKED_FACT_RATIO = 8.8;

    /** Bytes more, in the mean, that a fact allocates where signals look ahead. Measured: 178. */
    static final double LOOK_BYTES = 220;

    /** Time of taking a fact where signals look ahead, over that where none does. Measured: 2.6 to 2.8. */
    static final double LOOK_RATIO = 4;

    /** Bytes more, in the mean, that a fall of a silent customer allocates if it is explained. Measured: 5,015. */
    static final double EXPLAINED_FALL_BYTES = 5_600;

    private Limits() {}
}
