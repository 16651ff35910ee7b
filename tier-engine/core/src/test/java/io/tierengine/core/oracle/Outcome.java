package io.tierengine.core.oracle;

import io.tierengine.core.customer.Alert;
import io.tierengine.core.customer.LifecycleChange;
import io.tierengine.core.customer.SegmentChange;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChange.Cause;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What became of each fact of a scenario, and what was told. */
record Outcome(
        List<String> intakes,
        List<TierChange> changes,
        List<LifecycleChange> stages,
        List<SegmentChange> segments,
        List<Alert> alerts,
        List<OracleRfm.Count> counts) {

    Outcome {
        intakes = List.copyOf(intakes);
        changes = List.copyOf(changes);
        stages = List.copyOf(stages);
        alerts = List.copyOf(alerts);
        segments = List.copyOf(segments);
        counts = counts.stream().map(Outcome::comparable).toList();
    }

    static Outcome ofOracle(Scenario scenario) {
        Oracle oracle = new Oracle(scenario.policy(), scenario.cutoffs());
        List<String> intakes = new ArrayList<>();
        for (Fact fact : scenario.facts()) {
            intakes.add(nameOf(oracle.accept(fact)));
        }
        oracle.advanceTo(Instant.ofEpochMilli(scenario.untilMillis()));
        return new Outcome(
                intakes,
                oracle.changes().stream().map(Outcome::comparable).toList(),
                oracle.stages(),
                oracle.segments(),
                oracle.alerts(),
                oracle.counts());
    }

    static String nameOf(Intake intake) {
        return switch (intake) {
            case Intake.Accepted _ -> "ACCEPTED";
            case Intake.Duplicate _ -> "DUPLICATE";
            case Intake.Refused refused -> refused.reason().name();
        };
    }

    /** With the same number of places. */
    private static OracleRfm.Count comparable(OracleRfm.Count count) {
        return new OracleRfm.Count(
                count.atMillis(),
                count.recencyDays().setScale(6),
                count.frequency().setScale(6),
                count.monetary().setScale(6));
    }

    boolean wasAccepted(int index) {
        return intakes.get(index).equals("ACCEPTED");
    }

    /** Without what the semantics leave open: which of several overrides is named as the cause. */
    static TierChange comparable(TierChange change) {
        return new TierChange(
                Scenario.CUSTOMER,
                change.sequence(),
                change.previousTier(),
                change.newTier(),
                change.direction(),
                change.cause(),
                change.cause() == Cause.OVERRIDE ? null : change.causeId(),
                change.effectiveAtMillis(),
                change.score());
    }
}
