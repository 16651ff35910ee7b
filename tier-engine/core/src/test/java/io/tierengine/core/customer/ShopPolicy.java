package io.tierengine.core.customer;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.Condition.Comparison;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.policy.RefundRule;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.Transitions;
import io.tierengine.core.time.CalendarDuration;
import java.time.ZoneId;
import java.util.List;

/** A shop of two tiers, of which the first metric decides: for tests of the packed form. */
final class ShopPolicy {

    private ShopPolicy() {}

    static Policy of(List<String> profileAttributes, List<Metric> metrics) {
        Condition always = new Condition.Always(true);
        Condition spendOver100 = new Condition.NumberComparison(
                Comparison.GREATER_OR_EQUAL,
                new NumberExpression.Metric(0, "spend"),
                new NumberExpression.Literal(Decimals.ofWhole(100)));
        return new Policy(
                "shop",
                1,
                ZoneId.of("Europe/Berlin"),
                "EUR",
                RefundRule.ORIGINAL_DAY,
                CalendarDuration.ofDays(7),
                profileAttributes,
                metrics,
                List.of(),
                List.of(new Tier("bronze", always, always), new Tier("silver", spendOver100, spendOver100)),
                List.of(),
                new Transitions(
                        CalendarDuration.ZERO,
                        Transitions.UNLIMITED,
                        CalendarDuration.ofDays(14),
                        CalendarDuration.ofDays(30),
                        Transitions.UNLIMITED));
    }
}
