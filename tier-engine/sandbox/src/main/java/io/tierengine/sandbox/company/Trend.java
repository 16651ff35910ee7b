package io.tierengine.sandbox.company;

/** How a customer's activity and spending go up and down in time. */
final class Trend {

    private static final double GROWN = 2.2;

    private Trend() {}

    /** The greatest activity that {@link #activity} gives a customer. */
    static double mostActivity(Customer customer) {
        return customer.persona == Persona.GROWING ? GROWN : 1;
    }

    /** Activity now as the customer's story has it, beside that of the {@link Rhythm}. */
    static double activity(Customer customer, int second) {
        return switch (customer.persona) {
            case STEADY, SEASONAL, BARGAIN_HUNTER, COMPLAINER, KEY_ACCOUNT -> 1;
            case GROWING -> 0.3 + (GROWN - 0.3) * progress(customer, second);
            case FADING -> faded(customer, second);
            case RETURNING -> isAway(customer, second) ? 0.01 : 1;
            case ONE_OFF -> customer.turned ? 0.35 : 1;
        };
    }

    /** What a basket is worth now, where 1 is the customer's usual. */
    static double spending(Customer customer, int second) {
        return switch (customer.persona) {
            case GROWING -> 0.5 + 1.9 * progress(customer, second);
            case FADING -> 0.4 + 0.6 * faded(customer, second);
            case STEADY, SEASONAL, RETURNING, ONE_OFF, BARGAIN_HUNTER, COMPLAINER, KEY_ACCOUNT -> 1;
        };
    }

    /** How content the customer is now beside the persona's usual, in marks of a survey. */
    static double mood(Customer customer, int second) {
        return switch (customer.persona) {
            case FADING -> second < customer.turn ? 1.5 : -0.8;
            case GROWING -> 0.5 * progress(customer, second);
            case STEADY, SEASONAL, RETURNING, ONE_OFF, BARGAIN_HUNTER, COMPLAINER, KEY_ACCOUNT -> 0;
        };
    }

    /** From 0 when growth begins to 1 when it is complete. */
    private static double progress(Customer customer, int second) {
        return Math.clamp(((double) second - customer.turn) / customer.stretch, 0, 1);
    }

    /** 1 before the turn, from there an exponential decline. */
    private static double faded(Customer customer, int second) {
        return second <= customer.turn ? 1 : StrictMath.exp(-((double) second - customer.turn) / customer.stretch);
    }

    private static boolean isAway(Customer customer, int second) {
        return second >= customer.turn && second < (long) customer.turn + customer.stretch;
    }
}
