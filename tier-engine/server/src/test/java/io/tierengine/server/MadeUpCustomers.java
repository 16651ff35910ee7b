package io.tierengine.server;

import io.tierengine.contract.ChangeCause;
import io.tierengine.contract.ChangeDirection;
import io.tierengine.contract.TierChange;
import io.tierengine.core.customer.CustomerSnapshot;
import io.tierengine.core.customer.CustomerSnapshot.GuardCondition;
import io.tierengine.core.customer.CustomerSnapshot.Reading;
import io.tierengine.core.customer.CustomerSnapshot.TierConditions;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.customer.Timeline;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.policy.Policy;
import io.tierengine.streams.customer.ToldRecords;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.streams.query.CustomerQueries;
import io.tierengine.streams.query.DescribedCustomer;
import io.tierengine.streams.query.SupposedCourse;
import io.tierengine.streams.query.Supposition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** One customer who is known, and whose supposed facts are shown as alerts that tell their type. */
public final class MadeUpCustomers implements CustomerQueries {

    @Override
    public CustomerAnswer<DescribedCustomer> customer(String customerId) {
        return answer(customerId, described());
    }

    @Override
    public CustomerAnswer<List<TierChange>> changes(String customerId) {
        return answer(customerId, List.of(aChange()));
    }

    @Override
    public CustomerAnswer<SupposedCourse> suppose(String customerId, Supposition supposition) {
        List<String> facts = supposition.facts().of(customerId, Instant.parse("2026-01-01T00:00:00Z"), "EUR").stream()
                .map(Object::toString)
                .toList();
        String rest = "then nothing for " + supposition.thenNothingFor();
        List<String> told = Stream.concat(facts.stream(), Stream.of(rest)).toList();
        return answer(
                customerId, new SupposedCourse(described(), List.of(aChange()), List.of(), List.of(), List.of(), told));
    }

    @Override
    public CustomerAnswer<Timeline> timeline(String customerId, Instant now, int days) {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant until = from.plus(days, ChronoUnit.DAYS);
        List<Timeline.Point> points =
                List.of(new Timeline.Point(from, new BigDecimal("1.2E+3")), new Timeline.Point(until, null));
        return answer(
                customerId,
                new Timeline(
                        from,
                        until,
                        List.of(new Timeline.Line("spend", points), new Timeline.Line("spend:before", points)),
                        List.of()));
    }

    private static <T> CustomerAnswer<T> answer(String customerId, T value) {
        return switch (customerId) {
            case "known" -> new CustomerAnswer.Found<>(value);
            case "far" -> new CustomerAnswer.Elsewhere<>(5);
            case "later" -> new CustomerAnswer.NotYet<>("state is being restored");
            default -> new CustomerAnswer.Unknown<>();
        };
    }

    private static TierChange aChange() {
        return TierChange.newBuilder()
                .setProgram("retail")
                .setChangeId("retail/known/7")
                .setSequence(7)
                .setCustomerId("known")
                .setPreviousTier("SILVER")
                .setNewTier("GOLD")
                .setDirection(ChangeDirection.UPGRADED)
                .setCause(ChangeCause.TIME)
                .setEffectiveAt(Instant.parse("2026-01-01T00:00:00Z"))
                .setDecidedAt(Instant.parse("2026-01-01T00:00:01Z"))
                .setPolicyName("retail")
                .setPolicyVersion(3)
                .setScore(new BigDecimal("61.500000"))
                .build();
    }

    /** The made-up customer, explained by a small policy of which it knows nothing. */
    private static DescribedCustomer described() {
        Policy policy = PolicyInForce.compile("shop", 1, """
                apiVersion: tierengine.io/v1
                kind: TierPolicy
                metadata: {name: shop, version: 1}
                spec:
                  timezone: UTC
                  currency: EUR
                  metrics: [{name: spend, source: transactions, aggregate: sum, field: amount, window: P30D}]
                  tiers: [{id: BASE}, {id: SILVER, enter: metrics.spend >= 100}]
                """).policy();
        TierDecider decider = new TierDecider(policy);
        CustomerState state = decider.newCustomer("known");
        long at = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        decider.accept(state, Transaction.of("e1", "known", at, TransactionType.PURCHASE, 10_000, "EUR"), change -> {});
        return new DescribedCustomer(aCustomer(), new ToldRecords(policy).explanation(decider.explain(state)));
    }

    private static CustomerSnapshot aCustomer() {
        return new CustomerSnapshot(
                "known",
                "retail",
                3,
                Instant.parse("2026-01-01T00:00:00Z"),
                "GOLD",
                "SILVER",
                7,
                Instant.parse("2026-02-01T00:00:00Z"),
                null,
                new BigDecimal("61.5"),
                new BigDecimal("3"),
                null,
                List.of(new Reading("value", new BigDecimal("7E+1")), new Reading("activity", null)),
                List.of(new Reading("spend", new BigDecimal("1200.25")), new Reading("visits", BigDecimal.ZERO)),
                List.of(
                        new TierConditions("BASE", true, true, null),
                        new TierConditions("SILVER", true, true, null),
                        new TierConditions("GOLD", false, true, Instant.parse("2025-12-31T00:00:00Z"))),
                List.of(new GuardCondition("returns", false, "SILVER")),
                Instant.parse("2026-01-09T00:00:00Z"));
    }
}
