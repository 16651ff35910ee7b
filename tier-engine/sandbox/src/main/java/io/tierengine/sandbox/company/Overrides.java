package io.tierengine.sandbox.company;

import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.TierOverride.Kind;

/** The few decisions that people take over the rules, in the tiers of the {@link CompanyPolicy}. */
final class Overrides {

    private static final String[] AUTHORS = {
        "\u6c5f\u660e\u54f2 (key accounts)",
        "\u6c88\u82e5\u5170 (customer care)",
        "Edith Marlowe (sales director)",
        "Jonas Brandt (finance)"
    };

    private final CompanyCalendar calendar;
    private final Draws draws;
    private final Arrivals arrivals;

    Overrides(CompanyCalendar calendar, Draws draws, Arrivals arrivals) {
        this.calendar = calendar;
        this.draws = draws;
        this.arrivals = arrivals;
    }

    /** Decides something about a customer, a few times in a hundred customers and a year. */
    void now(Customer customer, int second) {
        if (!draws.chance(customer.perSession(perYear(customer.persona)))) {
            return;
        }
        switch (customer.persona) {
            case KEY_ACCOUNT -> {
                boolean framework = draws.chance(0.6);
                decide(
                        customer,
                        second,
                        framework ? Kind.FLOOR : Kind.PIN,
                        framework ? "important" : "core",
                        framework
                                ? "framework agreement signed \u7b7e\u8ba2\u5e74\u5ea6\u6846\u67b6\u534f\u8bae"
                                : "joint project, agreed with the board \u8054\u5408\u9879\u76ee",
                        180);
            }
            case COMPLAINER, BARGAIN_HUNTER ->
                decide(
                        customer,
                        second,
                        Kind.CAP,
                        "regular",
                        "disputed invoices under review \u4e89\u8bae\u8d26\u5355\u6838\u67e5\u4e2d",
                        60);
            case FADING, RETURNING ->
                decide(
                        customer,
                        second,
                        Kind.FLOOR,
                        "regular",
                        "goodwill after a delayed delivery \u4ea4\u4ed8\u5ef6\u8fdf\u8865\u507f",
                        90);
            case STEADY, SEASONAL, GROWING, ONE_OFF ->
                decide(
                        customer,
                        second,
                        Kind.PIN,
                        "important",
                        "recommended by a partner \u5408\u4f5c\u4f19\u4f34\u63a8\u8350",
                        75);
        }
    }

    private static double perYear(Persona persona) {
        return switch (persona) {
            case KEY_ACCOUNT -> 0.30;
            case COMPLAINER -> 0.10;
            case FADING, RETURNING -> 0.03;
            case STEADY, SEASONAL, GROWING, ONE_OFF, BARGAIN_HUNTER -> 0.012;
        };
    }

    private void decide(Customer customer, int second, Kind kind, String tier, String reason, int typicalDays) {
        String author = draws.oneOf(AUTHORS);
        int begins = second + draws.below(3 * CompanyCalendar.DAY);
        int lasts = (int) (typicalDays * CompanyCalendar.DAY * draws.uniform(0.5, 1.6));
        add(customer, second, kind, tier, reason, author, begins, begins + lasts);
        if (draws.chance(0.2)) {
            int released = begins + (int) (lasts * draws.uniform(0.2, 0.9));
            add(
                    customer,
                    released,
                    Kind.RELEASE,
                    tier,
                    "no longer needed \u63d0\u524d\u89e3\u9664",
                    author,
                    released,
                    released + lasts);
        }
    }

    private void add(
            Customer customer, int second, Kind kind, String tier, String reason, String author, int begins, int ends) {
        TierOverride override = new TierOverride(
                customer.id,
                calendar.millis(second),
                kind,
                tier,
                reason,
                author,
                calendar.millis(begins),
                calendar.millis(ends));
        arrivals.addPunctual(customer, customer.step++, second, override);
    }
}
