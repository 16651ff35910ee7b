package io.tierengine.core.oracle;

import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Event;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.ProfileAttribute;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.time.CalendarDuration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a customer's facts: around a change of the zone's clocks, many at local midnights, at the same instants and
 * exactly one of the policy's durations after one another; some late, some twice, some to be refused.
 */
final class HistoryGenerator {

    private static final long DAY = 86_400_000L;
    private static final long[] AMOUNTS = {
        10_000L, 500_000L, 1_000_000L, 1_000_000L, 2_500_000L, 10_000_000L, 999_999L, 1L
    };

    private final Dice dice;
    private final Policy policy;
    private final OracleCalendar calendar;
    private final long start;
    private final int spanDays;
    private final List<Fact> facts = new ArrayList<>();
    private int ids;

    HistoryGenerator(Dice dice, Policy policy) {
        this.dice = dice;
        this.policy = policy;
        this.calendar = new OracleCalendar(policy.zone());
        this.spanDays = PolicyFrame.hasHours(policy) ? dice.between(2, 10) : dice.between(5, 70);
        this.start = start();
    }

    private long start() {
        Instant somewhere = LocalDate.of(dice.between(1990, 2035), dice.between(1, 12), 1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
        ZoneOffsetTransition change = policy.zone().getRules().nextTransition(somewhere);
        Instant near = change == null || dice.percent(20) ? somewhere : change.getInstant();
        return near.toEpochMilli() - dice.between(0, spanDays) * DAY;
    }

    /** Facts in the order in which they arrive. */
    List<Fact> next() {
        int count = dice.between(1, 22);
        for (int i = 0; i < count; i++) {
            facts.add(fact(instant()));
        }
        facts.sort(Comparator.comparingLong(Fact::occurredAtMillis));
        repeatSome();
        if (dice.percent(60)) {
            makeSomeLate();
        }
        return List.copyOf(facts);
    }

    /** An end at the last fact or some days after it. */
    long until(List<Fact> history) {
        long last = history.stream()
                .mapToLong(Fact::occurredAtMillis)
                .filter(millis -> millis < start + 400 * DAY)
                .max()
                .orElse(start);
        return switch (dice.between(0, 4)) {
            case 0 -> last;
            case 1 -> midnight(last + dice.between(0, 20) * DAY);
            default -> last + dice.between(0L, (PolicyFrame.hasHours(policy) ? 4 : 40) * DAY);
        };
    }

    private void repeatSome() {
        int repeats = dice.percent(50) ? dice.between(1, 3) : 0;
        for (int i = 0; i < repeats; i++) {
            int which = dice.between(0, facts.size() - 1);
            if (facts.get(which) instanceof Event event) {
                long again = dice.percent(60) ? event.occurredAtMillis() : instant();
                Fact copy = switch (event) {
                    case Transaction _ -> transaction(event.eventId(), again);
                    case Interaction one when one.caseId() != null -> ofCase(event.eventId(), again);
                    case Interaction _ -> interaction(event.eventId(), again);
                };
                facts.add(dice.between(which + 1, facts.size()), dice.percent(50) ? event : copy);
            }
        }
    }

    private void makeSomeLate() {
        int moves = dice.between(1, 1 + facts.size() / 4);
        for (int i = 0; i < moves; i++) {
            int from = dice.between(0, facts.size() - 1);
            Fact late = facts.remove(from);
            facts.add(dice.between(from, Math.min(facts.size(), from + 6)), late);
        }
    }

    private Fact fact(long at) {
        if (PolicyFrame.hasCases(policy) && dice.percent(45)) {
            return ofCase("e" + ids++, at);
        }
        int kind = dice.between(0, 99);
        if (kind < 52) {
            return transaction("e" + ids++, at);
        }
        if (kind < 74) {
            return interaction("e" + ids++, at);
        }
        if (kind < 83) {
            return profile(at);
        }
        if (kind < 91) {
            return assessment(at);
        }
        return kind < 96 ? override(at) : refusable(at);
    }

    private long instant() {
        long any = start + dice.between(0L, spanDays * DAY);
        return switch (dice.between(0, 9)) {
            case 0, 1 -> midnight(any);
            case 2 -> midnight(any) + dice.oneOf(-1L, 1L);
            case 3 -> Math.floorDiv(any, 3_600_000L) * 3_600_000L;
            case 4 -> facts.isEmpty() ? any : dice.oneOf(facts).occurredAtMillis();
            case 5 -> facts.isEmpty() ? any : afterAClock(dice.oneOf(facts).occurredAtMillis());
            case 6 -> any / 60_000L * 60_000L;
            default -> any;
        };
    }

    private long afterAClock(long millis) {
        CalendarDuration duration = dice.oneOf(
                policy.transitions().sustained(),
                policy.transitions().grace(),
                policy.transitions().minimumHold(),
                policy.deduplication());
        Instant ran = calendar.plus(Instant.ofEpochMilli(millis), duration);
        return ran.toEpochMilli() + dice.oneOf(0L, 0L, 1L, -1L);
    }

    private long midnight(long millis) {
        return calendar.startOf(calendar.dayOf(Instant.ofEpochMilli(millis))).toEpochMilli();
    }

    private Transaction transaction(String id, long at) {
        TransactionType type = dice.oneOf(
                TransactionType.PURCHASE,
                TransactionType.PURCHASE,
                TransactionType.PURCHASE,
                TransactionType.REFUND,
                TransactionType.ADJUSTMENT);
        long amount = AMOUNTS[dice.between(0, AMOUNTS.length - 1)];
        if (dice.percent(15)) {
            amount = -amount;
        }
        long margin = dice.percent(40) ? Decimals.ABSENT : amount / dice.between(2, 7);
        return new Transaction(
                id,
                Scenario.CUSTOMER,
                at,
                type,
                amount,
                PolicyFrame.CURRENCY,
                margin,
                channel(),
                null,
                null,
                original(at),
                Map.of());
    }

    private long original(long at) {
        List<Fact> earlier =
                facts.stream().filter(fact -> fact.occurredAtMillis() <= at).toList();
        return switch (dice.between(0, 9)) {
            case 0, 1, 2 -> Decimals.ABSENT;
            case 3 -> at;
            case 4 -> at - dice.between(0L, 40 * DAY);
            default -> earlier.isEmpty() ? Decimals.ABSENT : dice.oneOf(earlier).occurredAtMillis();
        };
    }

    private @Nullable String channel() {
        return dice.percent(25) ? null : dice.oneOf(MetricGenerator.CHANNELS);
    }

    private Interaction interaction(String id, long at) {
        long value = dice.percent(30) ? Decimals.ABSENT : dice.between(-10, 20) * 500_000L;
        String place = channel();
        return new Interaction(
                id,
                Scenario.CUSTOMER,
                at,
                dice.oneOf(MetricGenerator.INTERACTION_TYPES),
                value,
                dice.percent(90) ? null : "case " + dice.between(1, 4),
                place == null ? Map.of() : Map.of("place", place));
    }

    /** An opening or a closing, of one of few cases so that they meet. */
    private Interaction ofCase(String id, long at) {
        String place = channel();
        return new Interaction(
                id,
                Scenario.CUSTOMER,
                at,
                dice.percent(55) ? MetricGenerator.OPENING : MetricGenerator.CLOSING,
                dice.percent(60) ? Decimals.ABSENT : dice.between(-10, 20) * 500_000L,
                dice.percent(5) ? null : "case " + dice.between(1, 4),
                place == null ? Map.of() : Map.of("place", place));
    }

    private Profile profile(long at) {
        Map<String, ProfileAttribute> attributes = new HashMap<>();
        if (dice.percent(70)) {
            attributes.put("growth", new ProfileAttribute.Numeric(dice.between(-4, 30) * 500_000L));
        }
        if (dice.percent(60)) {
            attributes.put("region", new ProfileAttribute.Text(dice.oneOf("north", "south")));
        }
        int day = Math.toIntExact(Math.floorDiv(at, DAY));
        if (dice.percent(50)) {
            String date = LocalDate.ofEpochDay(day + dice.between(-5, 30)).toString();
            attributes.put("contractEnd", new ProfileAttribute.Text(dice.percent(90) ? date : "soon"));
        }
        int since = dice.percent(40) ? Profile.NO_DAY : day + dice.between(-60, 10);
        return new Profile(Scenario.CUSTOMER, at, since, Map.copyOf(attributes));
    }

    private Assessment assessment(long at) {
        Map<String, Long> ratings = new HashMap<>();
        for (String criterion : PolicyFrame.CRITERIA) {
            if (dice.percent(70)) {
                ratings.put(criterion, dice.between(0, 20) * 500_000L);
            }
        }
        long expires =
                dice.percent(30) ? Decimals.ABSENT : dice.percent(70) ? at + dice.between(0L, 12 * DAY) : instant();
        return new Assessment(Scenario.CUSTOMER, at, "somebody", ratings, null, expires, null);
    }

    private TierOverride override(long at) {
        TierOverride.Kind kind = dice.oneOf(
                TierOverride.Kind.PIN,
                TierOverride.Kind.PIN,
                TierOverride.Kind.FLOOR,
                TierOverride.Kind.CAP,
                TierOverride.Kind.RELEASE);
        long from = dice.percent(35) ? at : instant();
        long expires =
                dice.percent(30) ? Decimals.ABSENT : dice.percent(60) ? from + dice.between(0L, 12 * DAY) : instant();
        String tier = dice.oneOf(policy.tiers()).id();
        return new TierOverride(Scenario.CUSTOMER, at, kind, tier, null, null, from, expires);
    }

    private Fact refusable(long at) {
        String id = "e" + ids++;
        TransactionType purchase = TransactionType.PURCHASE;
        String currency = PolicyFrame.CURRENCY;
        return switch (dice.between(0, 8)) {
            case 8 ->
                new Assessment(
                        Scenario.CUSTOMER,
                        at,
                        null,
                        Map.of("fit", Assessment.MAX_RATING + 1),
                        null,
                        Decimals.ABSENT,
                        null);
            case 0 -> Transaction.of(id, "", at, purchase, 1_000_000L, currency);
            case 1 -> Transaction.of("", Scenario.CUSTOMER, at, purchase, 1_000_000L, currency);
            case 2 -> Transaction.of(id, Scenario.CUSTOMER, at, purchase, 1_000_000L, "USD");
            case 3 -> Transaction.of(id, Scenario.CUSTOMER, at, purchase, Transaction.MAX_AMOUNT + 1, currency);
            case 4 ->
                Transaction.of(id, Scenario.CUSTOMER, dice.oneOf(-1L, 7_258_118_400_000L), purchase, 1L, currency);
            case 5 ->
                new Transaction(
                        id,
                        Scenario.CUSTOMER,
                        at,
                        TransactionType.REFUND,
                        1_000_000L,
                        currency,
                        Decimals.ABSENT,
                        null,
                        null,
                        null,
                        at + 1,
                        Map.of());
            case 6 ->
                new TierOverride(
                        Scenario.CUSTOMER, at, TierOverride.Kind.PIN, "nowhere", null, null, at, Decimals.ABSENT);
            default -> Transaction.of(id, Scenario.CUSTOMER, at, purchase, -Transaction.MAX_AMOUNT - 1, currency);
        };
    }
}
