package io.tierengine.sandbox.company;

import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Purchases and what follows from them: refunds, corrections, payments that come late. */
final class Purchases {

    private static final String[] CONSUMER_CHANNELS = {"app", "web", "store"};
    private static final String[] BUSINESS_CHANNELS = {"sales", "web", "partner"};
    private static final double BASKET_SIGMA = 0.6;

    private final String currency;
    private final CompanyCalendar calendar;
    private final Draws draws;
    private final Arrivals arrivals;

    Purchases(String currency, CompanyCalendar calendar, Draws draws, Arrivals arrivals) {
        this.currency = currency;
        this.calendar = calendar;
        this.draws = draws;
        this.arrivals = arrivals;
    }

    void buy(Customer customer, int second) {
        buy(customer, second, 1);
    }

    /** The one big order of a customer: dozens of baskets at once. */
    void buyBig(Customer customer, int second) {
        buy(customer, second, draws.uniform(15, 45));
    }

    private void buy(Customer customer, int second, double baskets) {
        double basket = customer.basket * Trend.spending(customer, second) * baskets;
        long amount = Money.of(draws.lognormal(basket, BASKET_SIGMA));
        String channel = channel(customer);
        String category = customer.industry.categoryAt(draws.uniform());
        int step = customer.step++;
        String orderId = "O-" + customer.id + '-' + step;
        double marginShare = customer.industry.marginShare() * draws.uniform(0.75, 1.25);
        add(
                customer,
                step,
                second,
                TransactionType.PURCHASE,
                amount,
                Money.share(amount, marginShare),
                channel,
                category,
                orderId,
                Decimals.ABSENT);
        if (draws.chance(customer.persona.refundShare())) {
            refund(customer, second, amount, marginShare, channel, category, orderId);
        }
        if (draws.chance(0.012)) {
            correct(customer, second, amount, channel, category, orderId);
        }
        if (customer.isBusiness() && draws.chance(customer.perSession(latePaymentsPerYear(customer, second)))) {
            payLate(customer, second);
        }
    }

    private void refund(
            Customer customer,
            int bought,
            long amount,
            double marginShare,
            String channel,
            String category,
            String orderId) {
        int days = 1 + Math.min(44, (int) draws.lognormal(6, 0.8));
        int second = days(customer, bought, days);
        long refunded = draws.chance(0.6) ? amount : Math.min(amount, Money.share(amount, draws.uniform(0.1, 0.9)));
        long original = draws.chance(0.92) ? calendar.millis(bought) : Decimals.ABSENT;
        add(
                customer,
                customer.step++,
                second,
                TransactionType.REFUND,
                refunded,
                Money.share(refunded, marginShare),
                channel,
                category,
                orderId,
                original);
    }

    private void correct(Customer customer, int bought, long amount, String channel, String category, String orderId) {
        long correction = Money.share(amount, draws.uniform(0.01, 0.08));
        add(
                customer,
                customer.step++,
                days(customer, bought, 1 + draws.below(20)),
                TransactionType.ADJUSTMENT,
                draws.chance(0.65) ? -correction : correction,
                Decimals.ABSENT,
                channel,
                category,
                orderId,
                Decimals.ABSENT);
    }

    /** The value is the days by which the payment is late. */
    private void payLate(Customer customer, int bought) {
        int daysLate = 1 + Math.min(89, (int) draws.lognormal(8, 0.8));
        int second = days(customer, bought, 30 + daysLate);
        int step = customer.step++;
        arrivals.add(
                customer,
                step,
                second,
                new Interaction(
                        customer.id + '-' + step,
                        customer.id,
                        calendar.millis(second),
                        "PAYMENT_LATE",
                        Decimals.ofWhole(daysLate),
                        null,
                        Map.of()));
    }

    private static double latePaymentsPerYear(Customer customer, int second) {
        return switch (customer.persona) {
            case FADING -> second < customer.turn ? 0.6 : 4;
            case COMPLAINER -> 2;
            case STEADY, SEASONAL, GROWING, RETURNING, ONE_OFF, BARGAIN_HUNTER -> 0.6;
            case KEY_ACCOUNT -> 0.4;
        };
    }

    private void add(
            Customer customer,
            int step,
            int second,
            TransactionType type,
            long amount,
            long margin,
            String channel,
            String category,
            @Nullable String orderId,
            long refundedAtMillis) {
        if (second == CompanyCalendar.NEVER) {
            return;
        }
        Transaction transaction = new Transaction(
                customer.id + '-' + step,
                customer.id,
                calendar.millis(second),
                type,
                amount,
                currency,
                margin,
                channel,
                category,
                orderId,
                refundedAtMillis,
                Map.of());
        arrivals.add(customer, step, second, transaction);
    }

    private int days(Customer customer, int second, int days) {
        return calendar.onDay(calendar.dayOf(second) + days, draws.uniform(), customer.hours());
    }

    private String channel(Customer customer) {
        String[] channels = customer.isBusiness() ? BUSINESS_CHANNELS : CONSUMER_CHANNELS;
        return draws.chance(0.7) ? channels[customer.favouriteChannel] : draws.oneOf(channels);
    }
}
