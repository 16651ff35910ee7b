package io.tierengine.benchmarks.core;

/**
 * What a fact of a customer with 20 active days may cost, in things that are the same on every machine and at every load. Beside each
 * limit stands what was measured when it was set; who makes the core cheaper lowers both.
 */
final class Limits {

    /** Bytes allocated by taking a fact into an unpacked customer. Measured: 469. */
    static final double ACCEPT_BYTES = 520;

    /** Bytes allocated by unpacking a customer, taking a fact and packing again. Measured: 2,794. */
    static final double PACKED_FACT_BYTES = 2_950;

    /** Mean packed size of a customer, bytes. Measured: 244.3. */
    static final double PACKED_SIZE = 246;

    /** Time of taking a fact, in {@linkplain ReferenceWork fixed pieces of work}. Measured: 1.5. */
    static final double ACCEPT_RATIO = 2.3;

    /** Time of the packed path of a fact, in fixed pieces of work. Measured: 5.7 to 5.9. */
    static final double PACKED_FACT_RATIO = 8.8;

    private Limits() {}
}
