package io.tierengine.sandbox.company;

import io.tierengine.core.fact.Interaction;
import io.tierengine.core.number.Decimals;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Contacts that move no money: visits, consultations, surveys, complaints, referrals, renewals. */
final class Contacts {

    private static final double SURVEYS_PER_YEAR = 2.2;
    private static final double MARK_SIGMA = 1.3;
    private static final int RENEWAL_OPENS_DAYS = 40;

    private final CompanyCalendar calendar;
    private final Draws draws;
    private final Arrivals arrivals;

    Contacts(CompanyCalendar calendar, Draws draws, Arrivals arrivals) {
        this.calendar = calendar;
        this.draws = draws;
        this.arrivals = arrivals;
    }

    void visit(Customer customer, int second) {
        add(customer, second, "VISIT");
    }

    /** A session without a purchase. */
    void lookAround(Customer customer, int second) {
        double what = draws.uniform();
        if (what < (customer.isBusiness() ? 0.40 : 0.12)) {
            add(customer, second, "CONSULTATION");
        } else if (what < 0.60) {
            add(customer, second, "CAMPAIGN");
        } else {
            visit(customer, second);
        }
    }

    /** What happens a few times a year, whatever the customer came for. */
    void now(Customer customer, int second) {
        if (draws.chance(customer.perSession(SURVEYS_PER_YEAR))) {
            answerSurvey(customer, second);
        }
        if (draws.chance(customer.perSession(complaintsPerYear(customer, second)))) {
            complain(customer, days(customer, second, draws.below(6)));
        }
        if (draws.chance(customer.perSession(referralsPerYear(customer, second)))) {
            add(customer, days(customer, second, draws.below(10)), "REFERRAL");
        }
    }

    /** Renews a contract that is about to end, if the customer will; true if so. */
    boolean renew(Customer customer, int second) {
        int day = calendar.dayOf(second);
        boolean open = customer.contractEndDay != 0
                && day >= customer.contractEndDay - RENEWAL_OPENS_DAYS
                && day < customer.contractEndDay;
        boolean leaving = customer.persona == Persona.FADING && second >= customer.turn;
        if (!open || leaving || !draws.chance(0.4)) {
            return false;
        }
        customer.contractEndDay += 365;
        add(customer, second, "RENEWAL");
        return true;
    }

    private void answerSurvey(Customer customer, int second) {
        double typical = customer.persona.satisfaction() + Trend.mood(customer, second);
        long mark = Math.clamp((long) Math.floor(typical + MARK_SIGMA * draws.gaussian() + 0.5), 0L, 10L);
        add(customer, days(customer, second, draws.below(7)), "SURVEY", Decimals.ofWhole(mark), null);
    }

    private void complain(Customer customer, int second) {
        if (second == CompanyCalendar.NEVER) {
            return;
        }
        String caseId = "K-" + customer.id + '-' + customer.step;
        add(customer, second, "COMPLAINT", Decimals.ABSENT, caseId);
        if (draws.chance(0.88)) {
            double hours = Math.min(draws.lognormal(30, 1.0), 60 * 24);
            add(customer, second + (int) (hours * CompanyCalendar.HOUR), "COMPLAINT_RESOLVED", Decimals.ABSENT, caseId);
        }
        boolean oftenTwice = customer.persona == Persona.COMPLAINER || customer.persona == Persona.FADING;
        if (draws.chance(oftenTwice ? 0.5 : 0.15)) {
            complain(customer, days(customer, second, 1 + draws.below(20)));
        }
    }

    private static double complaintsPerYear(Customer customer, int second) {
        double usual = customer.persona.complaintsPerYear();
        if (customer.persona != Persona.FADING) {
            return usual;
        }
        return second < customer.turn - 30 * CompanyCalendar.DAY ? usual / 4 : usual * 4;
    }

    private static double referralsPerYear(Customer customer, int second) {
        return switch (customer.persona) {
            case GROWING -> 0.9;
            case KEY_ACCOUNT -> 0.8;
            case STEADY, SEASONAL -> 0.3;
            case FADING -> second < customer.turn ? 0.3 : 0;
            case RETURNING, ONE_OFF, BARGAIN_HUNTER, COMPLAINER -> 0.1;
        };
    }

    private void add(Customer customer, int second, String type) {
        add(customer, second, type, Decimals.ABSENT, null);
    }

    private void add(Customer customer, int second, String type, long value, @Nullable String caseId) {
        if (second == CompanyCalendar.NEVER) {
            return;
        }
        int step = customer.step++;
        arrivals.add(
                customer,
                step,
                second,
                new Interaction(
                        customer.id + '-' + step, customer.id, calendar.millis(second), type, value, caseId, Map.of()));
    }

    /** At some time on a day after; zero days are a few minutes. */
    private int days(Customer customer, int second, int days) {
        return days == 0
                ? second + 60 + draws.below(1200)
                : calendar.onDay(calendar.dayOf(second) + days, draws.uniform(), customer.hours());
    }
}
