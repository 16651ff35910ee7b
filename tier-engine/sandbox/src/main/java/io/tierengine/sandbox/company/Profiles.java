package io.tierengine.sandbox.company;

import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.fact.ProfileAttribute.Numeric;
import io.tierengine.core.fact.ProfileAttribute.Text;
import io.tierengine.core.number.Decimals;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Profiles: one when a customer is first seen, another whenever something in it changes. */
final class Profiles {

    /** The attributes in the order in which they are written; a profile may lack some. */
    static final List<String> ATTRIBUTES = List.of(
            "kind",
            "displayName",
            "industry",
            "region",
            "size",
            "ownerId",
            "strategicValue",
            "industryGrowth",
            "budgetGrowth",
            "contractEnd");

    private static final int WHO = -2;
    private static final long TENTH = Decimals.ONE / 10;

    private final CompanyCalendar calendar;
    private final Draws lasting;
    private final Draws draws;
    private final Arrivals arrivals;

    Profiles(CompanyCalendar calendar, long seed, Draws draws, Arrivals arrivals) {
        this.calendar = calendar;
        this.lasting = new Draws(seed);
        this.draws = draws;
        this.arrivals = arrivals;
    }

    /** Sends the profile as it is now. */
    void send(Customer customer, int second) {
        customer.profileRevision++;
        Profile profile = new Profile(
                customer.id, calendar.millis(second), calendar.dayOf(customer.joined), attributes(customer, second));
        arrivals.addPunctual(customer, customer.step++, second, profile);
    }

    private Map<String, ProfileAttribute> attributes(Customer customer, int second) {
        lasting.at(customer.index, WHO);
        Region region = lasting.oneOf(Region.ALL);
        Map<String, ProfileAttribute> attributes = LinkedHashMap.newLinkedHashMap(ATTRIBUTES.size());
        attributes.put("kind", new Text(kind(customer)));
        attributes.put("displayName", new Text(Names.of(customer, region, lasting)));
        attributes.put("industry", new Text(customer.industry.id()));
        attributes.put("region", new Text(region.id()));
        if (customer.isBusiness()) {
            attributes.put("size", whole(employees(customer)));
            attributes.put("ownerId", new Text("sales-" + (10 + lasting.below(30))));
        }
        attributes.put("strategicValue", whole(strategicValue(customer)));
        attributes.put("industryGrowth", tenths(customer.industry.growthPercent() + 2.5 * draws.gaussian()));
        attributes.put("budgetGrowth", tenths(budgetGrowth(customer, second) + 3 * draws.gaussian()));
        if (customer.contractEndDay != 0) {
            attributes.put(
                    "contractEnd",
                    new Text(LocalDate.ofEpochDay(customer.contractEndDay).toString()));
        }
        return Collections.unmodifiableMap(attributes);
    }

    private String kind(Customer customer) {
        boolean partner = lasting.chance(0.12);
        if (!customer.isBusiness()) {
            return "consumer";
        }
        return partner ? "partner" : "business";
    }

    private long employees(Customer customer) {
        double median = customer.persona == Persona.KEY_ACCOUNT ? 900 : 45;
        return 1 + (long) Math.min(200_000, lasting.lognormal(median, 1.1));
    }

    /** 0 to 100. */
    private long strategicValue(Customer customer) {
        double value = switch (customer.persona) {
            case KEY_ACCOUNT -> lasting.uniform(65, 100);
            case GROWING -> lasting.uniform(30, 85);
            case STEADY, SEASONAL, RETURNING -> lasting.uniform(10, 75);
            case FADING, ONE_OFF, BARGAIN_HUNTER, COMPLAINER -> lasting.uniform(0, 55);
        };
        return (long) value;
    }

    /** Percent per year. */
    private static double budgetGrowth(Customer customer, int second) {
        return switch (customer.persona) {
            case GROWING -> 22;
            case KEY_ACCOUNT -> 9;
            case FADING -> second < customer.turn ? 3 : -18;
            case STEADY, SEASONAL, RETURNING -> 4;
            case ONE_OFF, BARGAIN_HUNTER, COMPLAINER -> 1;
        };
    }

    private static Numeric whole(long value) {
        return new Numeric(Decimals.ofWhole(value));
    }

    private static Numeric tenths(double value) {
        return new Numeric((long) Math.floor(value * 10 + 0.5) * TENTH);
    }
}
