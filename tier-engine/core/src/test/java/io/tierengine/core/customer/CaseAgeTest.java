package io.tierengine.core.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.CaseTypes;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Window;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.policy.RefundRule;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.Transitions;
import io.tierengine.core.time.CalendarDuration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When the age of an open complaint is looked at. */
class CaseAgeTest {

    private static final Instant OPENED = Instant.parse("2026-03-02T10:20:30.456Z");
    private static final NumberExpression AGE = new NumberExpression.Metric(0, "oldest");
    private static final Condition ALWAYS = new Condition.Always(true);

    private final List<TierChange> changes = new ArrayList<>();

    @Test
    void shouldLookAgainOnlyWhenTheAgeReachesTheBoundOfAComparison() {
        Condition tooOld = new Condition.NumberComparison(
                Comparison.GREATER_OR_EQUAL, AGE, new NumberExpression.Literal(Decimals.ofWhole(48)));
        TierDecider decider = new TierDecider(policy(tooOld));
        CustomerState customer = decider.newCustomer("c-1");

        complain(decider, customer, "COMPLAINT", OPENED);

        assertThat(Instant.ofEpochMilli(decider.nextInstantMillis(customer))).isEqualTo(OPENED.plusSeconds(48 * 3_600));
        assertThat(Instant.ofEpochMilli(decider.silentUntilMillis(customer, 10)))
                .isEqualTo(OPENED.plusSeconds(48 * 3_600));
    }

    @Test
    void shouldCapAtTheInstantAtWhichTheCaseIsOldEnoughAndNotWhenItWasClosedBefore() {
        Condition tooOld = new Condition.NumberComparison(
                Comparison.GREATER_OR_EQUAL, AGE, new NumberExpression.Literal(Decimals.ofWhole(48)));
        TierDecider decider = new TierDecider(policy(tooOld));
        CustomerState silent = decider.newCustomer("c-1");
        CustomerState heard = decider.newCustomer("c-2");
        Instant due = OPENED.plusSeconds(48 * 3_600);

        complain(decider, silent, "COMPLAINT", OPENED);
        decider.advance(silent, due.toEpochMilli() - 1, changes::add);
        int before = silent.effectiveTier();
        decider.advance(silent, due.toEpochMilli(), changes::add);
        complain(decider, heard, "COMPLAINT", OPENED);
        complain(decider, heard, "COMPLAINT_RESOLVED", due.minusMillis(1));
        decider.advance(heard, due.plusSeconds(86_400).toEpochMilli(), changes::add);

        assertThat(before).isEqualTo(1);
        assertThat(silent.effectiveTier()).isZero();
        assertThat(heard.effectiveTier()).isEqualTo(1);
    }

    @Test
    void shouldLookAtNoInstantWhereOnlyThereBeingACaseMatters() {
        TierDecider decider = new TierDecider(policy(new Condition.NumberPresent(AGE)));
        CustomerState customer = decider.newCustomer("c-1");

        complain(decider, customer, "COMPLAINT", OPENED);

        assertThat(decider.nextInstantMillis(customer)).isEqualTo(TierDecider.NEVER);
    }

    @Test
    void shouldLookEveryHourWhereTheAgeIsReckonedWith() {
        NumberExpression doubled = new NumberExpression.Arithmetic(NumberExpression.Operator.ADD, AGE, AGE);
        Condition tooOld = new Condition.NumberComparison(
                Comparison.GREATER, doubled, new NumberExpression.Literal(Decimals.ofWhole(9)));
        TierDecider decider = new TierDecider(policy(tooOld));
        CustomerState customer = decider.newCustomer("c-1");

        complain(decider, customer, "COMPLAINT", OPENED);

        assertThat(Instant.ofEpochMilli(decider.nextInstantMillis(customer))).isEqualTo(OPENED.plusSeconds(3_600));
        assertThat(Instant.ofEpochMilli(decider.silentUntilMillis(customer, 10)))
                .isEqualTo(OPENED.plusSeconds(5 * 3_600));
    }

    private void complain(TierDecider decider, CustomerState customer, String type, Instant at) {
        long millis = at.toEpochMilli();
        decider.accept(
                customer,
                new Interaction(type, customer.customerId(), millis, type, Decimals.ABSENT, "case-1", Map.of()),
                changes::add);
    }

    /** The upper tier is everybody's, but for whom the guard holds. */
    private static Policy policy(Condition guarded) {
        Metric oldest = Metric.ofCases(
                "oldest",
                new CaseTypes(Set.of("COMPLAINT"), Set.of("COMPLAINT_RESOLVED")),
                null,
                Aggregate.OLDEST_OPEN_HOURS,
                new Window.Lifetime());
        CalendarDuration none = CalendarDuration.ZERO;
        return new Policy(
                "service",
                1,
                ZoneOffset.UTC,
                "EUR",
                RefundRule.ORIGINAL_DAY,
                CalendarDuration.ofDays(7),
                List.of(),
                List.of(oldest),
                List.of(),
                List.of(new Tier("low", ALWAYS, ALWAYS), new Tier("high", ALWAYS, ALWAYS)),
                List.of(new Guard("unheard", guarded, 0)),
                new Transitions(none, Transitions.UNLIMITED, none, none, Transitions.UNLIMITED));
    }
}
