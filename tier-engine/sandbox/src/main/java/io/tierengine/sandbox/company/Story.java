package io.tierengine.sandbox.company;

/**
 * Tells what a customer does, one look at a time. Looks come at the customer's greatest rate; a look becomes a session
 * with the chance that the day's activity has of the greatest (thinning, Lewis and Shedler 1979), so that sessions follow
 * seasons, weekdays and the persona's story.
 */
final class Story {

    private static final double PROFILE_CHANGES_PER_YEAR = 0.5;

    private final CompanyCalendar calendar;
    private final Trend trend;
    private final Draws draws;
    private final Purchases purchases;
    private final Contacts contacts;
    private final Profiles profiles;
    private final Overrides overrides;

    Story(CompanySettings settings, CompanyCalendar calendar, Draws draws, Arrivals arrivals) {
        this.calendar = calendar;
        this.draws = draws;
        this.trend = new Trend(calendar);
        this.purchases = new Purchases(settings.currency(), calendar, trend, draws, arrivals);
        this.contacts = new Contacts(calendar, trend, draws, arrivals);
        this.profiles = new Profiles(calendar, settings.seed(), draws, arrivals);
        this.overrides = new Overrides(calendar, draws, arrivals);
    }

    /** Tells what happens at {@link Customer#next}, and sets when to look next. */
    void tell(Customer customer) {
        int second = customer.next;
        draws.at(customer.index, customer.step++);
        if (customer.profileRevision == 0) {
            profiles.send(customer, second);
        }
        double mostActivity = Trend.mostActivity(customer);
        if (customer.persona == Persona.ONE_OFF && !customer.turned && second >= customer.turn) {
            customer.turned = true;
            contacts.visit(customer, second);
            purchases.buyBig(customer, second + 600 + draws.below(3000));
        } else if (draws.chance(trend.activity(customer, second) / mostActivity)) {
            session(customer, second);
        }
        customer.next = calendar.later(second, draws.exponential() / (customer.pace * mostActivity), customer.hours());
    }

    private void session(Customer customer, int second) {
        if (draws.chance(customer.persona.purchaseShare())) {
            int bought = second;
            if (draws.chance(0.25)) {
                contacts.visit(customer, second);
                bought += 60 + draws.below(1500);
            }
            purchases.buy(customer, bought);
        } else {
            contacts.lookAround(customer, second);
        }
        contacts.now(customer, second);
        overrides.now(customer, second);
        if (contacts.renew(customer, second) || draws.chance(customer.perSession(PROFILE_CHANGES_PER_YEAR))) {
            profiles.send(customer, second);
        }
    }
}
