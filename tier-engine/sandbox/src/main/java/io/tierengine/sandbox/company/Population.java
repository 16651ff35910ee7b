package io.tierengine.sandbox.company;

/** Draws who the customers are. Every customer depends on the seed and the index alone. */
final class Population {

    /** Steps before a customer's first fact: they address what is drawn once. */
    private static final int WHO = -1;

    private static final double CONSUMER_BASKET_SIGMA = 0.55;
    private static final double BUSINESS_BASKET_SIGMA = 0.75;
    private static final double PACE_SIGMA = 0.45;
    private static final double ALREADY_CUSTOMERS = 0.62;
    private static final int OLDEST_YEARS = 6;

    private final CompanyCalendar calendar;
    private final Rhythms rhythms;
    private final Draws draws;
    private final double scale;

    /** @param scale of activity, where 1 is natural; baskets shrink as it grows, so that spending in a year stays */
    Population(CompanyCalendar calendar, long seed, double scale) {
        this.calendar = calendar;
        this.rhythms = new Rhythms(calendar);
        this.draws = new Draws(seed);
        this.scale = scale;
    }

    static String idOf(int index) {
        String digits = Integer.toString(index + 1);
        return "C0000000".substring(0, Math.max(1, 8 - digits.length())) + digits;
    }

    Persona personaOf(int index) {
        return Persona.at(draws.at(index, WHO).uniform());
    }

    Customer customer(int index) {
        Persona persona = personaOf(index);
        boolean business = persona == Persona.KEY_ACCOUNT || draws.chance(0.3);
        Industry industry = draws.oneOf(business ? Industry.OF_BUSINESSES : Industry.OF_CONSUMERS);
        // The mean of the lognormal factor is 1.
        double level = draws.lognormal(StrictMath.exp(-PACE_SIGMA * PACE_SIGMA / 2), PACE_SIGMA);
        double pace = persona.sessionsPerYear() / 365 * level * scale;
        double basketScale = Math.clamp(1 / scale, 0.01, 50);
        double sigma = business ? BUSINESS_BASKET_SIGMA : CONSUMER_BASKET_SIGMA;
        double basket = draws.lognormal(industry.medianBasket() * sizeOfBaskets(persona), sigma) * basketScale;
        int joined = joined();
        int start = Math.max(joined, calendar.begin());
        double left = (double) calendar.end() - start;
        Customer customer = new Customer(
                index,
                idOf(index),
                persona,
                industry,
                rhythms.of(persona, business, draws),
                pace,
                basket,
                joined,
                start + (int) (left * turnsAfter(persona)),
                Math.max(CompanyCalendar.DAY, (int) (left * stretchOf(persona))),
                draws.below(3));
        customer.next = joined >= calendar.begin() ? joined : firstLook(customer);
        customer.contractEndDay = contractEndDay(persona, business, start);
        return customer;
    }

    private static double sizeOfBaskets(Persona persona) {
        return switch (persona) {
            case KEY_ACCOUNT -> 2.5;
            case BARGAIN_HUNTER -> 0.45;
            case STEADY, SEASONAL, GROWING, FADING, RETURNING, ONE_OFF, COMPLAINER -> 1;
        };
    }

    private int joined() {
        double years = draws.uniform();
        return draws.chance(ALREADY_CUSTOMERS)
                ? calendar.begin() - 1 - (int) (years * OLDEST_YEARS * 365 * CompanyCalendar.DAY)
                : calendar.begin() + (int) (years * (calendar.end() - calendar.begin()));
    }

    /** The turn as a share of the story that is left when the customer's part in it begins. */
    private double turnsAfter(Persona persona) {
        return switch (persona) {
            case FADING -> draws.uniform(0.12, 0.62);
            case RETURNING -> draws.uniform(0.12, 0.45);
            case ONE_OFF -> draws.uniform(0.02, 0.85);
            case STEADY, SEASONAL, GROWING, BARGAIN_HUNTER, COMPLAINER, KEY_ACCOUNT -> 0;
        };
    }

    /** How long the change takes as a share of the same. */
    private double stretchOf(Persona persona) {
        return switch (persona) {
            case FADING -> draws.uniform(0.04, 0.10);
            case RETURNING -> draws.uniform(0.25, 0.42);
            case STEADY, SEASONAL, GROWING, ONE_OFF, BARGAIN_HUNTER, COMPLAINER, KEY_ACCOUNT -> 0.9;
        };
    }

    private int firstLook(Customer customer) {
        double gap = draws.exponential() / (customer.pace * Trend.mostActivity(customer));
        return customer.rhythm.later(calendar.begin(), gap);
    }

    private int contractEndDay(Persona persona, boolean business, int start) {
        boolean contract = persona == Persona.KEY_ACCOUNT || (business && draws.chance(0.5));
        return contract ? calendar.dayOf(start) + 40 + draws.below(365) : 0;
    }
}
