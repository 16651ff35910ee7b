package io.tierengine.core.policy;

import io.tierengine.core.lifecycle.LifecycleRules;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.risk.RiskRules;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.Transitions;
import io.tierengine.core.time.CalendarDuration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of the rules, compiled: what the core decides by. It holds no text of conditions, only their trees.
 *
 * @param name of the program
 * @param version at least 1
 * @param zone whose calendar the days are of
 * @param currency ISO 4217 code of every amount
 * @param deduplication how long an event's id is remembered
 * @param profileAttributes attributes of the profile that expressions read, by slot
 * @param dimensions of the score; empty: the score is absent
 * @param tiers from lowest to highest, at least one
 * @param lifecycle the stages of life; null: the policy has none
 * @param rfm the segments of recency, frequency and monetary value; null: the policy has none
 * @param risk what is told in alerts; null: nothing
 * @param criteria of assessments that expressions read, by slot
 */
public record Policy(
        String name,
        int version,
        ZoneId zone,
        String currency,
        RefundRule refunds,
        CalendarDuration deduplication,
        List<String> profileAttributes,
        List<Metric> metrics,
        List<Dimension> dimensions,
        List<Tier> tiers,
        List<Guard> guards,
        Transitions transitions,
        @Nullable LifecycleRules lifecycle,
        @Nullable RfmRules rfm,
        @Nullable RiskRules risk,
        List<String> criteria) {

    public Policy {
        criteria = List.copyOf(criteria);
        profileAttributes = List.copyOf(profileAttributes);
        metrics = List.copyOf(metrics);
        dimensions = List.copyOf(dimensions);
        tiers = List.copyOf(tiers);
        guards = List.copyOf(guards);
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("a policy has at least one tier");
        }
        if (risk != null && risk.thresholds().size() != tiers.size()) {
            throw new IllegalArgumentException(
                    "thresholds of risk for " + risk.thresholds().size() + " tiers of " + tiers.size());
        }
    }

    /** A policy that reads no assessments. */
    public Policy(
            String name,
            int version,
            ZoneId zone,
            String currency,
            RefundRule refunds,
            CalendarDuration deduplication,
            List<String> profileAttributes,
            List<Metric> metrics,
            List<Dimension> dimensions,
            List<Tier> tiers,
            List<Guard> guards,
            Transitions transitions,
            @Nullable LifecycleRules lifecycle,
            @Nullable RfmRules rfm,
            @Nullable RiskRules risk) {
        this(
                name,
                version,
                zone,
                currency,
                refunds,
                deduplication,
                profileAttributes,
                metrics,
                dimensions,
                tiers,
                guards,
                transitions,
                lifecycle,
                rfm,
                risk,
                List.of());
    }

    /** A policy that knows neither stages of life, nor segments, nor alerts, and reads no assessments. */
    public Policy(
            String name,
            int version,
            ZoneId zone,
            String currency,
            RefundRule refunds,
            CalendarDuration deduplication,
            List<String> profileAttributes,
            List<Metric> metrics,
            List<Dimension> dimensions,
            List<Tier> tiers,
            List<Guard> guards,
            Transitions transitions) {
        this(
                name,
                version,
                zone,
                currency,
                refunds,
                deduplication,
                profileAttributes,
                metrics,
                dimensions,
                tiers,
                guards,
                transitions,
                null,
                null,
                null);
    }

    /** The index of a tier, -1 if there is none with this id. */
    public int tierIndex(String id) {
        for (int i = 0; i < tiers.size(); i++) {
            if (tiers.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
