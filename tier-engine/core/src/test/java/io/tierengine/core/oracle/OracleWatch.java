package io.tierengine.core.oracle;

import io.tierengine.core.customer.Alert;
import io.tierengine.core.customer.LifecycleChange;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.lifecycle.LifecycleRules;
import io.tierengine.core.lifecycle.LifecycleStage;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.risk.RiskLevel;
import io.tierengine.core.risk.RiskRules;
import io.tierengine.core.risk.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stages of life and alerts of one customer (semantics §7), looked at in every evaluation. */
final class OracleWatch {

    private final Policy policy;
    private final OracleCalendar calendar;
    private final List<LifecycleChange> stages = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private @Nullable LifecycleStage stage;
    private RiskLevel told = RiskLevel.NONE;
    private @Nullable Instant otherSince;
    private boolean otherIsHigher;
    private @Nullable LocalDate alertDay;
    private int alertsThatDay;
    private @Nullable Instant noticedGrace;
    private int noticedTier;
    private @Nullable Instant toldEnd;

    OracleWatch(Policy policy, OracleCalendar calendar) {
        this.policy = policy;
        this.calendar = calendar;
    }

    List<LifecycleChange> stages() {
        return stages;
    }

    List<Alert> alerts() {
        return alerts;
    }

    @Nullable
    LifecycleStage stage() {
        return stage;
    }

    /** What caused the evaluation, and where it stands. */
    record Moment(
            Instant at, TierChange.Cause cause, @Nullable String causeId, int effectiveTier) {}

    /** The stage at an instant, if a look at it came after a given stage. */
    @Nullable
    LifecycleStage stageAfter(@Nullable LifecycleStage before, OracleView view) {
        LifecycleRules rules = policy.lifecycle();
        if (rules == null) {
            return null;
        }
        Optional<LocalDate> first = view.purchaseDays().min(LocalDate::compareTo);
        Optional<LocalDate> last = view.purchaseDays().max(LocalDate::compareTo);
        if (first.isEmpty() || last.isEmpty()) {
            return LifecycleStage.LEAD;
        }
        if (!view.today().isBefore(last.get().plusDays(rules.lostAfterDays()))) {
            return LifecycleStage.LOST;
        }
        if (!view.today().isBefore(last.get().plusDays(rules.dormantAfterDays()))) {
            return LifecycleStage.DORMANT;
        }
        boolean wasOlder =
                before == LifecycleStage.ACTIVE || before == LifecycleStage.DORMANT || before == LifecycleStage.LOST;
        return !wasOlder && view.today().isBefore(first.get().plusDays(rules.newForDays()))
                ? LifecycleStage.NEW
                : LifecycleStage.ACTIVE;
    }

    void look(Moment moment, OracleView view) {
        LifecycleStage next = stageAfter(stage, view);
        if (next == null || next == stage) {
            return;
        }
        boolean back =
                next == LifecycleStage.ACTIVE && (stage == LifecycleStage.DORMANT || stage == LifecycleStage.LOST);
        stages.add(new LifecycleChange(
                Scenario.CUSTOMER,
                stages.size() + 1L,
                stage,
                next,
                back,
                moment.cause(),
                moment.causeId(),
                moment.at().toEpochMilli()));
        stage = next;
    }

    void afterTier(Moment moment, int before, OracleView view, OracleTiers tiers, OracleOverrides overrides) {
        RiskRules rules = policy.risk();
        if (rules != null) {
            if (moment.effectiveTier() < before) {
                alert(Alert.Kind.DOWNGRADE, moment, view, told, told, null, null);
            }
            notice(moment, view, tiers, overrides);
            endings(moment, view, tiers, overrides, rules);
            level(moment, view, rules);
        }
    }

    private void notice(Moment moment, OracleView view, OracleTiers tiers, OracleOverrides overrides) {
        Instant grace = tiers.graceSince().orElse(null);
        if (noticedGrace != null && !noticedGrace.equals(grace)) {
            noticedGrace = null;
            if (moment.effectiveTier() >= noticedTier) {
                alert(Alert.Kind.NOTICE_WITHDRAWN, moment, view, told, told, null, null);
            }
        }
        if (grace == null || noticedGrace != null) {
            return;
        }
        Instant due = tiers.due(grace);
        int landing = overrides.effective(tiers.landing(view), due);
        if (landing < moment.effectiveTier()) {
            noticedGrace = grace;
            noticedTier = moment.effectiveTier();
            alert(Alert.Kind.DOWNGRADE_NOTICE, moment, view, told, told, due, landing);
        }
    }

    private void endings(
            Moment moment, OracleView view, OracleTiers tiers, OracleOverrides overrides, RiskRules rules) {
        Instant end = overrides.endsOfValid(moment.at()).min(Instant::compareTo).orElse(null);
        if (end == null
                || end.equals(toldEnd)
                || calendar.minus(end, rules.overrideNotice()).isAfter(moment.at())) {
            return;
        }
        int after = overrides.effective(tiers.tier(), end);
        if (after < moment.effectiveTier()) {
            toldEnd = end;
            alert(Alert.Kind.OVERRIDE_ENDING, moment, view, told, told, end, after);
        }
    }

    private void level(Moment moment, OracleView view, RiskRules rules) {
        BigDecimal points = holding(view, rules).stream()
                .map(signal -> OracleNumbers.givenMicros(signal.points()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        RiskLevel level = rules.thresholds().get(moment.effectiveTier()).levelOf(OracleNumbers.toMicros(points));
        if (level == told) {
            otherSince = null;
            return;
        }
        boolean higher = level.compareTo(told) > 0;
        if (otherSince == null || otherIsHigher != higher) {
            otherSince = moment.at();
            otherIsHigher = higher;
        }
        if (moment.at().isBefore(calendar.plus(otherSince, rules.dwell()))) {
            return;
        }
        if (higher) {
            if (!view.today().equals(alertDay)) {
                alertDay = view.today();
                alertsThatDay = 0;
            }
            if (alertsThatDay == rules.alertsPerDay()) {
                return;
            }
            alertsThatDay++;
        }
        RiskLevel before = told;
        told = level;
        otherSince = null;
        alert(higher ? Alert.Kind.CHURN_RISK : Alert.Kind.RECOVERY, moment, view, before, level, null, null);
    }

    private static List<Signal> holding(OracleView view, RiskRules rules) {
        return rules.signals().stream()
                .filter(signal -> OracleExpressions.holds(signal.when(), view))
                .toList();
    }

    private void alert(
            Alert.Kind kind,
            Moment moment,
            OracleView view,
            RiskLevel before,
            RiskLevel level,
            @Nullable Instant due,
            @Nullable Integer dueTier) {
        RiskRules rules = policy.risk();
        if (rules == null) {
            return;
        }
        List<Signal> holding = holding(view, rules);
        alerts.add(new Alert(
                Scenario.CUSTOMER,
                alerts.size() + 1L,
                kind,
                policy.tiers().get(moment.effectiveTier()).id(),
                before,
                level,
                holding.stream().mapToLong(Signal::points).sum(),
                holding.stream()
                        .map(signal -> new Alert.HoldingSignal(signal.name(), signal.points()))
                        .toList(),
                rules.valueAtStake() == null
                        ? Decimals.ABSENT
                        : OracleNumbers.toMicros(OracleExpressions.number(rules.valueAtStake(), view)),
                moment.cause(),
                moment.causeId(),
                moment.at().toEpochMilli(),
                due == null ? Decimals.ABSENT : due.toEpochMilli(),
                dueTier == null ? null : policy.tiers().get(dueTier).id()));
    }

    /** Exact instants at which something is to be looked at, past ones too. */
    Stream<Instant> clocks(OracleOverrides overrides, Instant now) {
        RiskRules rules = policy.risk();
        if (rules == null) {
            return Stream.empty();
        }
        Stream<Instant> notices = overrides.endsOfValid(now).map(end -> calendar.minus(end, rules.overrideNotice()));
        return otherSince == null
                ? notices
                : Stream.concat(notices, Stream.of(calendar.plus(otherSince, rules.dwell())));
    }
}
