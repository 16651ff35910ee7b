package io.tierengine.sandbox.company;

/**
 * Tells what a customer does, one look at a time. Looks follow the customer's {@link Rhythm}, at the greatest rate of the
 * customer's {@link Trend}; a look becomes a session with the chance that the activity of the moment has of the greatest
 * (thinning; Lewis and Shedler 1979).
 */
final class Story {

    private static final double PROFILE_CHANGES_PER_YEAR = 0.5;

    private final Draws draws;
    private final Purchases purchases;
    private final Contacts contacts;
    private final Profiles profiles;
    private final Overrides overrides;

    Story(CompanySettings settings, CompanyCalendar calendar, Draws draws, Arrivals arrivals) {
        this.draws = draws;
        this.purchases = new Purchases(settings.currency(), calendar, draws, arrivals);
        this.contacts = new Contacts(calendar, draws, arrivals);
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
        } else if (draws.chance(Trend.activity(customer, second) / mostActivity)) {
            session(customer, second);
        }
        customer.next = customer.rhythm.later(second, draws.exponential() / (customer.pace * mostActivity));
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
