package io.tierengine.sandbox.company;

/** How a customer's activity and spending go up and down in time. */
final class Trend {

    private static final double[] LEISURE_WEEK = {0.82, 0.82, 0.85, 0.90, 1.10, 1.30, 1.21};
    private static final double[] OFFICE_WEEK = {1.28, 1.30, 1.30, 1.28, 1.20, 0.38, 0.26};
    private static final double MOST_OF_WEEK = 1.30;
    private static final double CAMPAIGN = 1.6;
    private static final double BARGAIN_CAMPAIGN = 3.6;

    private final CompanyCalendar calendar;
    private final Season season = new Season();

    Trend(CompanyCalendar calendar) {
        this.calendar = calendar;
    }

    /** The greatest activity that the customer can have on any day. */
    static double mostActivity(Customer customer) {
        double persona =
                switch (customer.persona) {
                    case SEASONAL -> Season.MOST;
                    case GROWING -> 2.2;
                    case BARGAIN_HUNTER -> BARGAIN_CAMPAIGN / CAMPAIGN;
                    case STEADY, FADING, RETURNING, ONE_OFF, COMPLAINER, KEY_ACCOUNT -> 1;
                };
        return persona * MOST_OF_WEEK * (customer.isBusiness() ? 1 : CAMPAIGN);
    }

    /** Activity now, where 1 is the average of a steady customer's days. */
    double activity(Customer customer, int second) {
        int day = calendar.dayOf(second);
        int dayOfYear = calendar.dayOfYear(day);
        int weekday = CompanyCalendar.weekday(day);
        double week = customer.isBusiness() ? OFFICE_WEEK[weekday] : LEISURE_WEEK[weekday];
        double campaign = !customer.isBusiness() && Season.isCampaign(dayOfYear) ? CAMPAIGN : 1;
        return week * campaign * ofPersona(customer, second, dayOfYear);
    }

    private double ofPersona(Customer customer, int second, int dayOfYear) {
        return switch (customer.persona) {
            case STEADY, COMPLAINER, KEY_ACCOUNT -> 1;
            case SEASONAL -> season.ofPeak(customer.season, dayOfYear);
            case GROWING -> 0.3 + 1.9 * progress(customer, second);
            case FADING -> faded(customer, second);
            case RETURNING -> isAway(customer, second) ? 0.01 : 1;
            case ONE_OFF -> customer.turned ? 0.35 : 1;
            case BARGAIN_HUNTER -> Season.isCampaign(dayOfYear) ? BARGAIN_CAMPAIGN / CAMPAIGN : 0.75;
        };
    }

    /** What a basket is worth now, where 1 is the customer's usual. */
    double spending(Customer customer, int second) {
        return switch (customer.persona) {
            case GROWING -> 0.5 + 1.9 * progress(customer, second);
            case FADING -> 0.4 + 0.6 * faded(customer, second);
            case STEADY, SEASONAL, RETURNING, ONE_OFF, BARGAIN_HUNTER, COMPLAINER, KEY_ACCOUNT -> 1;
        };
    }

    /** How content the customer is now beside the persona's usual, in marks of a survey. */
    double mood(Customer customer, int second) {
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
        return second <= customer.turn
                ? 1
                : StrictMath.exp(-((double) second - customer.turn) / customer.stretch);
    }

    private static boolean isAway(Customer customer, int second) {
        return second >= customer.turn && second < (long) customer.turn + customer.stretch;
    }
}
