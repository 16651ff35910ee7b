package io.tierengine.core.oracle;

import io.tierengine.core.customer.TierChange;
import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Event;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts what the generated scenarios brought about, so that a clause that never came up is seen. */
final class Mix {

    /** What has to occur among a thousand scenarios or more. A guard can only lower. */
    private static final Set<String> EXPECTED = Set.of(
            "ENROLLED by TRANSACTION",
            "ENROLLED by INTERACTION",
            "ENROLLED by PROFILE",
            "ENROLLED by OVERRIDE",
            "UPGRADED by TRANSACTION",
            "UPGRADED by INTERACTION",
            "UPGRADED by PROFILE",
            "UPGRADED by OVERRIDE",
            "UPGRADED by TIME",
            "DOWNGRADED by TRANSACTION",
            "DOWNGRADED by INTERACTION",
            "DOWNGRADED by PROFILE",
            "DOWNGRADED by OVERRIDE",
            "DOWNGRADED by TIME",
            "DOWNGRADED by GUARD",
            "fact ACCEPTED",
            "fact DUPLICATE",
            "fact NO_CUSTOMER",
            "fact NO_EVENT_ID",
            "fact UNKNOWN_CURRENCY",
            "fact UNKNOWN_TIER",
            "fact NUMBER_OUT_OF_RANGE",
            "fact TIME_OUT_OF_RANGE",
            "fact ORIGINAL_AFTER_REFUND",
            "stage LEAD",
            "stage NEW",
            "stage ACTIVE",
            "stage ACTIVE again",
            "stage DORMANT",
            "stage LOST",
            "alert CHURN_RISK",
            "alert CHURN_RISK by TIME",
            "alert RECOVERY",
            "alert RECOVERY by TIME",
            "alert DOWNGRADE_NOTICE",
            "alert DOWNGRADE_NOTICE by TIME",
            "alert NOTICE_WITHDRAWN",
            "alert DOWNGRADE",
            "alert DOWNGRADE by TIME",
            "alert OVERRIDE_ENDING by TIME",
            "signal downgradeInDays",
            "signal daysToNotice",
            "signal usualGapDays",
            "signal daysUntil",
            "signal lifecycle",
            "late fact",
            "open case",
            "several open cases",
            "closed case",
            "case whose closing came first",
            "case opened twice",
            "case opened again",
            "change by the age of a case",
            "segment by TRANSACTION",
            "segment by TIME",
            "segment by other cut-offs",
            "customer counted",
            "ENROLLED by ASSESSMENT",
            "UPGRADED by ASSESSMENT",
            "change by the end of an assessment");

    private final Map<String, Integer> counts = new TreeMap<>();

    void add(Scenario scenario, Outcome outcome) {
        long asOf = Long.MIN_VALUE;
        for (int i = 0; i < scenario.facts().size(); i++) {
            count("fact " + outcome.intakes().get(i));
            long occurredAt = scenario.facts().get(i).occurredAtMillis();
            if (outcome.wasAccepted(i)) {
                if (occurredAt < asOf) {
                    count("late fact");
                }
                asOf = Math.max(asOf, occurredAt);
            }
        }
        outcome.stages().forEach(change -> count("stage " + change.stage() + (change.reactivated() ? " again" : "")));
        outcome.alerts().forEach(alert -> {
            count("alert " + alert.kind() + (alert.cause() == TierChange.Cause.TIME ? " by TIME" : ""));
            alert.signals().forEach(signal -> count("signal " + signal.name()));
        });
        addCases(scenario, outcome);
        for (TierChange change : outcome.changes()) {
            count(change.direction() + " by " + change.cause());
            if (change.cause() == TierChange.Cause.TIME
                    && scenario.facts().stream()
                            .anyMatch(fact -> fact instanceof Assessment assessment
                                    && assessment.expiresAtMillis() == change.effectiveAtMillis()
                                    && change.effectiveAtMillis() % 60_000 != 0)) {
                count("change by the end of an assessment");
            }
        }
        outcome.segments().forEach(change -> {
            count("segment by " + change.cause());
            if (change.cause() == TierChange.Cause.TIME
                    && scenario.cutoffs().all().stream()
                            .anyMatch(cutoffs -> cutoffs.effectiveFromMillis() == change.effectiveAtMillis())) {
                count("segment by other cut-offs");
            }
        });
        outcome.counts().forEach(_ -> count("customer counted"));
    }

    private void addCases(Scenario scenario, Outcome outcome) {
        Policy policy = scenario.policy();
        OracleCalendar calendar = new OracleCalendar(policy.zone());
        List<OracleEvent> events = new ArrayList<>();
        long asOf = Long.MIN_VALUE;
        for (int i = 0; i < scenario.facts().size(); i++) {
            if (outcome.wasAccepted(i)) {
                asOf = Math.max(asOf, scenario.facts().get(i).occurredAtMillis());
                if (scenario.facts().get(i) instanceof Event event) {
                    events.add(OracleEvent.accepted(event, policy.refunds(), calendar, Instant.ofEpochMilli(asOf)));
                }
            }
        }
        for (Metric metric : policy.metrics()) {
            if (metric.cases() != null) {
                new OracleCases(metric, events, calendar, policy.deduplication())
                        .happenings()
                        .forEach(this::count);
            }
            if (metric.aggregate() == Aggregate.OLDEST_OPEN_HOURS) {
                countAges(events, outcome);
            }
        }
    }

    /** Changes by time alone at some whole hours after a complaint, and at no whole minute, as the other clocks mostly are. */
    private void countAges(List<OracleEvent> events, Outcome outcome) {
        outcome.changes().stream()
                .filter(change -> change.cause() == TierChange.Cause.TIME && change.effectiveAtMillis() % 60_000 != 0)
                .filter(change -> events.stream()
                        .filter(event -> event.type().equals(MetricGenerator.OPENING))
                        .anyMatch(event -> isWholeHoursAfter(change.effectiveAtMillis(), event)))
                .forEach(_ -> count("change by the age of a case"));
    }

    private static boolean isWholeHoursAfter(long millis, OracleEvent event) {
        long elapsed = millis - event.occurredAt().toEpochMilli();
        return elapsed > 0 && elapsed % 3_600_000 == 0;
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    Set<String> missing() {
        Set<String> missing = new TreeSet<>(EXPECTED);
        missing.removeAll(counts.keySet());
        return missing;
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(entry -> "  %8d %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
