package io.tierengine.sandbox.company;

import static io.tierengine.sandbox.company.Companies.aBigCompany;
import static io.tierengine.sandbox.company.Companies.factsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the habits show in what customers leave behind. */
class PersonaTest {

    private static final Company COMPANY = aBigCompany();
    private static final Map<Persona, List<Event>> EVENTS = new EnumMap<>(Persona.class);
    private static final Map<Persona, Integer> CUSTOMERS = new EnumMap<>(Persona.class);

    @BeforeAll
    static void tellTheStory() {
        Map<String, Persona> personas = new HashMap<>();
        for (int index = 0; index < COMPANY.settings().customers(); index++) {
            personas.put(COMPANY.customerId(index), COMPANY.persona(index));
            CUSTOMERS.merge(COMPANY.persona(index), 1, Integer::sum);
        }
        for (Fact fact : new LinkedHashSet<>(factsOf(COMPANY))) {
            if (fact instanceof Event event) {
                EVENTS.computeIfAbsent(personas.get(fact.customerId()), persona -> new ArrayList<>())
                        .add(event);
            }
        }
    }

    @Test
    void shouldShareOutPersonasWhenCustomersAreDrawn() {
        double sum = 0;
        for (Persona persona : Persona.values()) {
            double share = (double) customersOf(persona) / COMPANY.settings().customers();
            assertThat(share).isCloseTo(persona.share(), within(0.03));
            sum += persona.share();
        }

        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void shouldBuyLessAndLessWhenFading() {
        assertThat(spendingInLastThirdBesideFirst(Persona.FADING)).isLessThan(0.35);
    }

    @Test
    void shouldBuyMoreAndMoreWhenGrowing() {
        // More customers join in the meantime, whoever they are; so the steady ones are what to compare with.
        assertThat(spendingInLastThirdBesideFirst(Persona.GROWING))
                .isGreaterThan(2 * spendingInLastThirdBesideFirst(Persona.STEADY));
    }

    @Test
    void shouldBuyInOneSeasonWhenSeasonal() {
        assertThat(shareInBusiestQuarter(Persona.SEASONAL)).isGreaterThan(0.6);
        assertThat(shareInBusiestQuarter(Persona.STEADY)).isLessThan(0.5);
    }

    @Test
    void shouldSpendMostAtOnceWhenThereIsOneBigOrder() {
        Map<String, Long> sum = new HashMap<>();
        Map<String, Long> greatest = new HashMap<>();
        for (Transaction purchase : purchases(Persona.ONE_OFF)) {
            sum.merge(purchase.customerId(), purchase.amount(), Long::sum);
            greatest.merge(purchase.customerId(), purchase.amount(), Math::max);
        }

        double share = greatest.entrySet().stream()
                .mapToDouble(entry -> (double) entry.getValue() / sum.getOrDefault(entry.getKey(), 0L))
                .average()
                .orElseThrow();

        assertThat(share).isGreaterThan(0.85);
    }

    @Test
    void shouldGiveBackMuchWhenHuntingBargains() {
        assertThat(perPurchase(Persona.BARGAIN_HUNTER, "REFUND")).isBetween(0.18, 0.28);
        assertThat(perPurchase(Persona.STEADY, "REFUND")).isBetween(0.02, 0.06);
    }

    @Test
    void shouldComplainOftenWhenAComplainer() {
        assertThat(perCustomer(Persona.COMPLAINER, "COMPLAINT"))
                .isGreaterThan(10 * perCustomer(Persona.STEADY, "COMPLAINT"));
    }

    @Test
    void shouldSpendMostWhenAKeyAccount() {
        double keyAccounts = spending(Persona.KEY_ACCOUNT) / customersOf(Persona.KEY_ACCOUNT);

        assertThat(keyAccounts).isGreaterThan(5 * spending(Persona.STEADY) / customersOf(Persona.STEADY));
    }

    @Test
    void shouldPauseForMonthsWhenReturning() {
        Map<String, List<Long>> times = new HashMap<>();
        for (Event event : eventsOf(Persona.RETURNING)) {
            times.computeIfAbsent(event.customerId(), id -> new ArrayList<>()).add(event.occurredAtMillis());
        }

        long withPause = times.values().stream()
                .filter(list -> list.size() >= 15)
                .filter(list -> longestGapDays(list) > 90)
                .count();

        long busy = times.values().stream().filter(list -> list.size() >= 15).count();
        assertThat((double) withPause / busy).isGreaterThan(0.75);
    }

    private static int customersOf(Persona persona) {
        return CUSTOMERS.getOrDefault(persona, 0);
    }

    private static List<Event> eventsOf(Persona persona) {
        return EVENTS.getOrDefault(persona, List.of());
    }

    private static double longestGapDays(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        long longest = 0;
        for (int i = 1; i < sorted.size(); i++) {
            longest = Math.max(longest, sorted.get(i) - sorted.get(i - 1));
        }
        return longest / 86_400_000.0;
    }

    private static double spendingInLastThirdBesideFirst(Persona persona) {
        long from = COMPANY.settings().from().toEpochMilli();
        long third = (COMPANY.settings().until().toEpochMilli() - from) / 3;
        double first = spending(persona, purchase -> purchase.occurredAtMillis() < from + third);
        double last = spending(persona, purchase -> purchase.occurredAtMillis() >= from + 2 * third);
        return last / first;
    }

    /** The average customer's share of purchases in the best quarter of a year, of customers with ten purchases and more. */
    private static double shareInBusiestQuarter(Persona persona) {
        Map<String, int[]> byMonth = new HashMap<>();
        for (Transaction purchase : purchases(persona)) {
            long day = (purchase.occurredAtMillis() - COMPANY.settings().from().toEpochMilli()) / 86_400_000L;
            byMonth.computeIfAbsent(purchase.customerId(), id -> new int[12])[(int) (day % 365 * 12 / 365)]++;
        }
        return byMonth.values().stream()
                .filter(months -> Arrays.stream(months).sum() >= 10)
                .mapToDouble(PersonaTest::shareOfBestQuarter)
                .average()
                .orElseThrow();
    }

    private static double shareOfBestQuarter(int[] months) {
        int sum = 0;
        int best = 0;
        for (int month = 0; month < 12; month++) {
            sum += months[month];
            best = Math.max(best, months[month] + months[(month + 1) % 12] + months[(month + 2) % 12]);
        }
        return (double) best / sum;
    }

    private static double perPurchase(Persona persona, String type) {
        return (double) count(persona, type) / count(persona, "PURCHASE");
    }

    private static double perCustomer(Persona persona, String type) {
        return (double) count(persona, type) / customersOf(persona);
    }

    private static long count(Persona persona, String type) {
        return eventsOf(persona).stream()
                .filter(event -> event.typeName().equals(type))
                .count();
    }

    private static double spending(Persona persona) {
        return spending(persona, purchase -> true);
    }

    private static double spending(Persona persona, Predicate<Transaction> which) {
        return purchases(persona).stream()
                .filter(which)
                .mapToDouble(Transaction::amount)
                .sum();
    }

    private static List<Transaction> purchases(Persona persona) {
        return eventsOf(persona).stream()
                .filter(Transaction.class::isInstance)
                .map(Transaction.class::cast)
                .filter(transaction -> transaction.type() == TransactionType.PURCHASE)
                .toList();
    }
}
