package io.tierengine.benchmarks.core;

/**
 * What a fact of a customer with 20 active days may cost, in things that are the same on every machine and at every load. Beside each
 * limit stands what was measured when it was set; who makes the core cheaper lowers both.
 */
final class Limits {

    /** Bytes allocated by taking a fact into an unpacked customer. Measured: 155 to 260, by what the compiler inlines. */
    static final double ACCEPT_BYTES = 320;

    /** Bytes allocated by unpacking a customer, taking a fact and packing again. Measured: 2,240 to 2,340. */
    static final double PACKED_FACT_BYTES = 2_500;

    /** Mean packed size of a customer, bytes. Measured: 191.1. */
    static final double PACKED_SIZE = 195;

    /** Time of taking a fact, in {@linkplain ReferenceWork fixed pieces of work}. Measured: 1.4. */
    static final double ACCEPT_RATIO = 2.1;

    /** Time of the packed path of a fact, in fixed pieces of work. Measured: 4.9. */
    static final double PACKED_FACT_RATIO = 7.4;

    private Limits() {}
}
