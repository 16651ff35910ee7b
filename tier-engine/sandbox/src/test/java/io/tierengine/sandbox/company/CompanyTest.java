package io.tierengine.sandbox.company;

import static io.tierengine.sandbox.company.Companies.aBigCompany;
import static io.tierengine.sandbox.company.Companies.aCompany;
import static io.tierengine.sandbox.company.Companies.factsOf;
import static io.tierengine.sandbox.company.Companies.listOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.FactKind;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyTest {

    @Test
    void shouldTellTheSameStoryWhenTheSettingsAreTheSame() {
        List<Fact> once = factsOf(aCompany());
        List<Fact> again = factsOf(aCompany());

        assertThat(again).isEqualTo(once);
    }

    @Test
    void shouldTellTheSameStoryWhenAskedTwice() {
        Company company = aCompany();

        List<Fact> first = factsOf(company);

        assertThat(factsOf(company)).isEqualTo(first);
    }

    @Test
    void shouldTellAnotherStoryWhenTheSeedIsAnother() {
        CompanySettings settings = CompanySettings.defaults().withCustomers(50);

        List<Fact> one = factsOf(new Company(settings.withSeed(1)));
        List<Fact> two = factsOf(new Company(settings.withSeed(2)));

        assertThat(two).doesNotContainAnyElementsOf(one);
    }

    @Test
    void shouldLeaveACustomersStoryAloneWhenOthersJoin() {
        CompanySettings settings = CompanySettings.defaults();

        List<Fact> few = factsOf(new Company(settings.withCustomers(20)));
        List<Fact> many = factsOf(new Company(settings.withCustomers(200)));

        Set<String> ids = few.stream().map(Fact::customerId).collect(Collectors.toSet());
        assertThat(many.stream().filter(fact -> ids.contains(fact.customerId())))
                .isEqualTo(few);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void shouldTellEachCustomersStoryOnceWhenShared(int shards) {
        Company company = aCompany();
        List<Fact> all = factsOf(company);

        int told = 0;
        for (int shard = 0; shard < shards; shard++) {
            List<Fact> part = listOf(company.facts(shard, shards));
            Set<String> ids = part.stream().map(Fact::customerId).collect(Collectors.toSet());
            assertThat(all.stream().filter(fact -> ids.contains(fact.customerId())))
                    .isEqualTo(part);
            told += part.size();
        }

        assertThat(told).isEqualTo(all.size());
    }

    @Test
    void shouldKeepTheOrderOfTimeWhenNothingIsLate() {
        Company company = new Company(CompanySettings.defaults()
                .withCustomers(300)
                .withLate(0, Duration.ZERO)
                .withDuplicates(0.05));

        List<Long> times = factsOf(company).stream().map(Fact::occurredAtMillis).toList();

        assertThat(times).isSorted();
    }

    @ParameterizedTest
    @CsvSource({"PT1S", "PT6H", "P2D", "P30D"})
    void shouldComeNoFurtherBehindThanTheGreatestLatenessWhenLate(Duration greatest) {
        Company company = new Company(CompanySettings.defaults()
                .withCustomers(300)
                .withLate(0.3, greatest)
                .withDuplicates(0.1));

        long newest = 0;
        long furthestBehind = 0;
        for (Fact fact : factsOf(company)) {
            furthestBehind = Math.max(furthestBehind, newest - fact.occurredAtMillis());
            newest = Math.max(newest, fact.occurredAtMillis());
        }

        assertThat(furthestBehind)
                .isBetween(greatest.compareTo(Duration.ofHours(1)) > 0 ? 1L : 0L, greatest.toMillis());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.02, 0.005", "0.2, 0.1", "1, 1"})
    void shouldKeepToTheSharesWhenSomeComeLateOrTwice(double late, double twice) {
        // Seconds between neighbours, hours of lateness: nearly everything that is held back is overtaken.
        // Where all is held back, what is held back a little isn't.
        Company company = new Company(CompanySettings.defaults()
                .withCustomers(1000)
                .withFacts(60_000)
                .between(Instant.parse("2026-03-01T16:00:00Z"), Instant.parse("2026-03-08T16:00:00Z"))
                .withLate(late, Duration.ofHours(12))
                .withDuplicates(twice));

        Map<String, Integer> times = new HashMap<>();
        int behind = 0;
        long newest = 0;
        for (Fact fact : factsOf(company)) {
            if (fact instanceof Event event && times.merge(event.eventId(), 1, Integer::sum) == 1) {
                behind += event.occurredAtMillis() < newest ? 1 : 0;
            }
            newest = Math.max(newest, fact.occurredAtMillis());
        }
        long repeated = times.values().stream().filter(count -> count == 2).count();

        assertThat(times.values()).allMatch(count -> count <= 2);
        assertThat((double) repeated / times.size()).isCloseTo(twice, within(0.01));
        assertThat((double) behind / times.size()).isCloseTo(late, within(late == 1 ? 0.1 : 0.01));
    }

    @Test
    void shouldRepeatAFactAsItWasWhenItComesTwice() {
        Map<String, Event> first = new HashMap<>();
        Set<Event> repeated = new HashSet<>();

        for (Fact fact : factsOf(aCompany())) {
            if (fact instanceof Event event) {
                Event before = first.putIfAbsent(event.eventId(), event);
                if (before != null) {
                    assertThat(event).isEqualTo(before);
                    repeated.add(event);
                }
            }
        }

        assertThat(repeated).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1000, 8000", "1000, 40000", "1000, 400000", "30000, 300000", "40, 100000", "5000, 15000"})
    void shouldLeaveAboutAsManyFactsAsWantedWhenToldHowMany(int customers, long wanted) {
        Company company =
                new Company(CompanySettings.defaults().withCustomers(customers).withFacts(wanted));

        long count = 0;
        for (Iterator<Fact> facts = company.facts(); facts.hasNext(); facts.next()) {
            count++;
        }

        assertThat((double) count / wanted).isBetween(0.93, 1.07);
    }

    @Test
    void shouldStayWithinTheStoryWhenFactsFollowFromOthers() {
        CompanySettings settings = CompanySettings.defaults().withCustomers(500);

        List<Fact> facts = factsOf(new Company(settings));

        assertThat(facts)
                .allMatch(fact -> fact.occurredAtMillis() >= settings.from().toEpochMilli())
                .allMatch(fact -> fact.occurredAtMillis() < settings.until().toEpochMilli());
    }

    @Test
    void shouldBeginWithTheProfileWhenACustomerIsFirstSeen() {
        Company company =
                new Company(CompanySettings.defaults().withCustomers(500).withLate(0, Duration.ZERO));
        Map<String, FactKind> first = new HashMap<>();

        for (Fact fact : factsOf(company)) {
            first.putIfAbsent(fact.customerId(), fact.kind());
        }

        assertThat(first.values()).containsOnly(FactKind.PROFILE);
    }

    @Test
    void shouldShowEveryKindOfFactButAssessmentsWhenTheCompanyIsLargeEnough() {
        Set<String> types = new HashSet<>();
        Set<FactKind> kinds = new HashSet<>();

        for (Fact fact : factsOf(aBigCompany())) {
            kinds.add(fact.kind());
            if (fact instanceof Event event) {
                types.add(event.typeName());
            }
        }

        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        FactKind.PROFILE, FactKind.OVERRIDE, FactKind.TRANSACTION, FactKind.INTERACTION);
        assertThat(types)
                .containsExactlyInAnyOrder(
                        "PURCHASE",
                        "REFUND",
                        "ADJUSTMENT",
                        "VISIT",
                        "CONSULTATION",
                        "CAMPAIGN",
                        "SURVEY",
                        "COMPLAINT",
                        "COMPLAINT_RESOLVED",
                        "REFERRAL",
                        "PAYMENT_LATE",
                        "RENEWAL");
    }

    @Test
    void shouldRefundPurchasesThatWereMadeWhenMoneyGoesBack() {
        List<Fact> facts = factsOf(aBigCompany());
        Map<String, Transaction> purchases = new HashMap<>();
        facts.forEach(fact -> {
            if (fact instanceof Transaction t && t.type() == TransactionType.PURCHASE && t.orderId() != null) {
                purchases.put(t.orderId(), t);
            }
        });

        List<Transaction> refunds = facts.stream()
                .filter(Transaction.class::isInstance)
                .map(Transaction.class::cast)
                .filter(t -> t.type() == TransactionType.REFUND)
                .toList();

        assertThat(refunds).hasSizeGreaterThan(500).allSatisfy(refund -> {
            Transaction purchase = purchases.get(refund.orderId());
            assertThat(purchase).isNotNull();
            assertThat(refund.amount()).isBetween(1L, purchase.amount());
            assertThat(refund.occurredAtMillis()).isGreaterThan(purchase.occurredAtMillis());
            assertThat(refund.refundedAtMillis()).isIn(purchase.occurredAtMillis(), Decimals.ABSENT);
        });
        assertThat(refunds.stream().filter(refund -> refund.refundedAtMillis() == Decimals.ABSENT))
                .hasSizeBetween(refunds.size() / 50, refunds.size() / 5);
    }

    @Test
    void shouldResolveComplaintsThatWereMadeWhenACaseCloses() {
        Map<String, Long> opened = new HashMap<>();
        List<Interaction> interactions = factsOf(aBigCompany()).stream()
                .filter(Interaction.class::isInstance)
                .map(Interaction.class::cast)
                .toList();
        interactions.stream()
                .filter(interaction -> interaction.type().equals("COMPLAINT"))
                .forEach(complaint -> opened.put(complaint.caseId(), complaint.occurredAtMillis()));

        List<Interaction> resolutions = interactions.stream()
                .filter(interaction -> interaction.type().equals("COMPLAINT_RESOLVED"))
                .toList();

        assertThat(resolutions).hasSizeGreaterThan(500).allMatch(resolution -> {
            Long since = opened.get(resolution.caseId());
            return since != null && since < resolution.occurredAtMillis();
        });
        assertThat(resolutions).hasSizeLessThan(opened.size());
    }

    @Test
    void shouldWriteWholeSecondsAndCentsWhenFactsAreMade() {
        for (Fact fact : factsOf(aCompany())) {
            assertThat(fact.occurredAtMillis() % 1000).isZero();
            if (fact instanceof Transaction transaction) {
                assertThat(transaction.amount() % 100).isZero();
                assertThat(transaction.amount()).isNotZero();
                assertThat(transaction.currency()).isEqualTo("CNY");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, EUR", "America/Sao_Paulo, BRL", "Pacific/Apia, USD", "Asia/Kathmandu, NPR"})
    void shouldLiveByTheDaysOfItsZoneWhenElsewhere(ZoneId zone, String currency) {
        Company company =
                new Company(CompanySettings.defaults().withCustomers(400).in(zone, currency));
        int[] hours = new int[24];

        for (Fact fact : factsOf(company)) {
            if (fact instanceof Transaction transaction) {
                assertThat(transaction.currency()).isEqualTo(currency);
                hours[Instant.ofEpochMilli(fact.occurredAtMillis()).atZone(zone).getHour()]++;
            }
        }

        assertThat(hours[10] + hours[15] + hours[20]).isGreaterThan(8 * (hours[2] + hours[3] + hours[4]));
    }

    @Test
    void shouldEndWhenTheStoryIsOver() {
        Iterator<Fact> facts = new Company(CompanySettings.defaults().withCustomers(1)).facts();
        listOf(facts);

        assertThat(facts.hasNext()).isFalse();
        assertThatThrownBy(facts::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void shouldNumberCustomersWhenThereAreMany() {
        assertThat(Population.idOf(0)).isEqualTo("C0000001");
        assertThat(Population.idOf(9_999_998)).isEqualTo("C9999999");
        assertThat(Population.idOf(9_999_999)).isEqualTo("C10000000");
    }
}
