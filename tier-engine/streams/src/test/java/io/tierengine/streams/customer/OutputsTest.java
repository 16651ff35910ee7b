package io.tierengine.streams.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.contract.ChangeExplanation;
import io.tierengine.contract.ConditionKind;
import io.tierengine.contract.ConditionNode;
import io.tierengine.contract.NeedSource;
import io.tierengine.contract.NeedUnit;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.TierMove;
import io.tierengine.contract.TierNeed;
import io.tierengine.contract.topic.ContractRecords;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import io.tierengine.streams.policy.PolicyInForce;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutputsTest {

    private static final String POLICY = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata:
              name: shop
              version: 1
            spec:
              timezone: UTC
              currency: CNY
              metrics:
                - name: spend365
                  source: transactions
                  aggregate: sum
                  field: amount
                  window: P365D
                - name: orders90
                  source: transactions
                  types: [PURCHASE]
                  aggregate: count
                  window: P90D
                - name: complaints30
                  source: interactions
                  types: [COMPLAINT]
                  aggregate: count
                  window: P30D
              score:
                dimensions:
                  - name: value
                    weight: 1
                    indicators:
                      - metric: spend365
                        bands:
                          - { from: 10000, points: 100 }
                          - { from: 1000, points: 60 }
                          - { points: 10 }
              tiers:
                - id: basic
                - id: silver
                  enter: metrics.spend365 >= 5000 || metrics.orders90 >= 3
                - id: gold
                  enter: score >= 90 && !(metrics.orders90 < 2)
              guards:
                - name: complaints
                  when: metrics.complaints30 >= 2
                  cap: basic
            """;

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final long DAY = 86_400_000L;

    private final PolicyInForce policy = PolicyInForce.compile("shop", 1, POLICY);
    private final TierDecider decider = new TierDecider(policy.policy());
    private final CustomerState customer = decider.newCustomer("c1");
    private final List<TierChange> changes = new ArrayList<>();

    @BeforeAll
    static void trust() {
        ContractRecords.trust();
    }

    @Test
    void shouldTellWhatIsMissingForTheNextTierInItsOwnUnit() throws IOException {
        purchase(0, 2_690);

        ChangeExplanation explanation = latest().getExplanation().orElseThrow();

        assertThat(explanation.getGap().orElseThrow().getTier()).isEqualTo("silver");
        assertThat(explanation.getGap().orElseThrow().getReached()).isFalse();
        assertThat(explanation.getGap().orElseThrow().getWays()).hasSize(2);
        TierNeed spend =
                explanation.getGap().orElseThrow().getWays().get(0).getNeeds().getFirst();
        assertThat(spend.getWho()).isEqualTo(NeedSource.FACTS);
        assertThat(spend.getCondition()).isEqualTo("metrics.spend365 >= 5000");
        assertThat(Stream.of(spend.getHave(), spend.getComparison(), spend.getWant(), spend.getMissing())
                        .map(Optional::orElseThrow))
                .containsExactly("2690", ">=", "5000", "2310");
        assertThat(List.of(
                        spend.getUnit(),
                        spend.getCurrency().orElseThrow(),
                        spend.getAggregate().orElseThrow(),
                        spend.getWindow().orElseThrow()))
                .containsExactly(NeedUnit.CURRENCY, "CNY", "sum", "P365D");
        TierNeed orders =
                explanation.getGap().orElseThrow().getWays().get(1).getNeeds().getFirst();
        assertThat(List.of(
                        orders.getMetric().orElseThrow(),
                        orders.getMissing().orElseThrow(),
                        orders.getUnit(),
                        orders.getWindow().orElseThrow()))
                .containsExactly("orders90", "2", NeedUnit.COUNT, "P90D");
    }

    @Test
    void shouldBreakAScoreDownToTheMetricThatCouldBringIt() throws IOException {
        purchase(0, 6_000);

        ChangeExplanation explanation = latest().getExplanation().orElseThrow();

        assertThat(explanation.getGap().orElseThrow().getTier()).isEqualTo("gold");
        List<TierNeed> needs =
                explanation.getGap().orElseThrow().getWays().getFirst().getNeeds();
        assertThat(needs).extracting(TierNeed::getSubject).containsExactly("metrics.orders90", "metrics.spend365");
        assertThat(needs).extracting(need -> need.getMissing().orElseThrow()).containsExactly("1", "4000");
        assertThat(needs.get(1).getCondition()).isEqualTo("score >= 90");
    }

    @Test
    void shouldTellConditionsGuardsOutcomeAndTheNextFall() throws IOException {
        purchase(0, 6_000);

        TierChange change = latest();
        ChangeExplanation explanation = change.getExplanation().orElseThrow();

        assertThat(change.getNewTier()).isEqualTo("silver");
        assertThat(change.getScore()).contains(new BigDecimal("60.000000"));
        assertThat(explanation
                        .getDimensions()
                        .getFirst()
                        .getIndicators()
                        .getFirst()
                        .getValue())
                .contains("6000");
        List<ConditionNode> gold = explanation.getTiers().get(2).getEnterCondition();
        assertThat(gold)
                .extracting(ConditionNode::getKind)
                .containsExactly(
                        ConditionKind.ALL, ConditionKind.COMPARISON, ConditionKind.NOT, ConditionKind.COMPARISON);
        assertThat(gold).extracting(ConditionNode::getParent).containsExactly(-1, 0, 0, 2);
        assertThat(gold).extracting(ConditionNode::getHolds).containsExactly(false, false, false, true);
        assertThat(gold.get(3).getLeft().orElseThrow().getExpression()).isEqualTo("metrics.orders90");
        assertThat(gold.get(3).getLeft().orElseThrow().getValue()).contains("1");
        assertThat(gold.get(3).getRight().getFirst().getValue()).contains("2");
        assertThat(explanation.getGuards().getFirst().getHolds()).isFalse();
        assertThat(explanation.getOutcome().getMove()).isEqualTo(TierMove.UP);
        assertThat(explanation.getOutcome().getUpgradeMaxSteps()).isEmpty();
        assertThat(explanation.getProjection().getFallAt()).contains(Instant.parse("2027-03-01T00:00:00Z"));
        assertThat(explanation.getProjection().getFallTier()).contains("basic");
    }

    @Test
    void shouldTellWhenTimeAloneLiftsAGuard() throws IOException {
        purchase(0, 6_000);
        complaint("k1", 1);
        complaint("k2", 3);

        ChangeExplanation explanation = latest().getExplanation().orElseThrow();

        assertThat(explanation.getOutcome().getMove()).isEqualTo(TierMove.CAPPED);
        TierNeed need = explanation
                .getGap()
                .orElseThrow()
                .getWays()
                .getFirst()
                .getNeeds()
                .getFirst();
        assertThat(need.getCondition()).isEqualTo("metrics.complaints30 >= 2");
        assertThat(need.getWanted()).isFalse();
        assertThat(need.getWho()).isEqualTo(NeedSource.TIME);
        assertThat(need.getAt()).contains(Instant.parse("2026-04-01T00:00:00Z"));
    }

    @Test
    void shouldCarryNoExplanationWhereNobodyAsks() {
        List<io.tierengine.core.customer.TierChange> plain = new ArrayList<>();
        decider.accept(
                customer,
                Transaction.of("p", "c1", START.toEpochMilli(), TransactionType.PURCHASE, 1, "CNY"),
                plain::add);

        assertThat(plain).hasSize(1);
        assertThat(new Outputs(policy.policy()).tierChange(plain.getFirst(), 0).getExplanation())
                .isEmpty();
    }

    private void purchase(int day, long amount) {
        decider.accept(
                customer,
                Transaction.of(
                        "p" + day,
                        "c1",
                        START.toEpochMilli() + day * DAY,
                        TransactionType.PURCHASE,
                        amount * 10_000,
                        "CNY"),
                explained());
    }

    private void complaint(String id, int day) {
        decider.accept(
                customer,
                new Interaction(
                        id, "c1", START.toEpochMilli() + day * DAY, "COMPLAINT", Decimals.ABSENT, null, Map.of()),
                explained());
    }

    private TierChanges explained() {
        Outputs outputs = new Outputs(policy.policy());
        return new Explained(change -> changes.add(outputs.tierChange(change, 0)), _ -> {});
    }

    /** The latest change as a reader of the topic gets it. */
    private TierChange latest() throws IOException {
        return TierChange.fromByteBuffer(changes.getLast().toByteBuffer());
    }
}
