package io.tierengine.sandbox.company;

/** Amounts with 2 decimals, as {@code long}s in 1/10,000 of the currency. */
final class Money {

    private static final long CENT = 100;
    private static final double MOST = 50_000_000;

    private Money() {}

    /** At least a cent. */
    static long of(double amount) {
        long cents = (long) (Math.min(amount, MOST) * 100 + 0.5);
        return Math.max(1, cents) * CENT;
    }

    /** A share of an amount, at least a cent. */
    static long share(long money, double share) {
        return of(money * share / 10_000);
    }
}
