package io.tierengine.core.customer;

import io.tierengine.core.lifecycle.LifecycleRules;
import io.tierengine.core.lifecycle.LifecycleStage;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.DayBreakpoints;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.risk.RiskLevel;
import io.tierengine.core.risk.RiskRules;
import io.tierengine.core.risk.Signal;
import io.tierengine.core.tier.TierRules;
import io.tierengine.core.tier.TierState;
import io.tierengine.core.time.LocalCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches what is told beside the tier (semantics §7): the stage of life before conditions are looked at, alerts after the tier is
 * decided. Everything here is looked at in each evaluation, and an evaluation more changes nothing.
 *
 * <p>A level of risk is told when it has been above, or below, the one that was told last for {@code dwell} without a break: what it is
 * then. So one that flickers is told once or not at all. Of a customer's rises at most {@code alertsPerDay} are told on a local day; the
 * next waits for midnight, and is told then if it still is one.
 */
final class Watcher {

    private final Policy policy;
    private final LocalCalendar calendar;
    private final CustomerView view;
    private final TierRules tierRules;
    private final @Nullable LifecycleRules lifecycle;
    private final @Nullable RiskRules risk;
    private final DayBreakpoints downgradeBreakpoints;
    private final DayBreakpoints noticeBreakpoints;

    Watcher(Policy policy, LocalCalendar calendar, CustomerView view, TierRules tierRules) {
        this.policy = policy;
        this.calendar = calendar;
        this.view = view;
        this.tierRules = tierRules;
        lifecycle = policy.lifecycle();
        risk = policy.risk();
        downgradeBreakpoints = DayBreakpoints.ofDowngrade(policy);
        noticeBreakpoints = DayBreakpoints.ofNotice(policy);
    }

    /** What an evaluation is made for. */
    record Occasion(TierChange.Cause cause, @Nullable String causeId) {
        static final Occasion TIME = new Occasion(TierChange.Cause.TIME, null);
    }

    /** Moves the stage of life to where it is now. */
    void stage(CustomerState state, Occasion occasion, TierChanges changes) {
        if (lifecycle == null) {
            return;
        }
        WatchState watch = state.watch;
        LifecycleStage stage = lifecycle.stage(
                watch.stage, view.wholeDaysSince(state.firstPurchaseDay), view.wholeDaysSince(state.lastPurchaseDay));
        if (stage == watch.stage) {
            return;
        }
        LifecycleStage previous = watch.stage;
        watch.stage = stage;
        watch.stageSequence++;
        state.told++;
        changes.stageChanged(new LifecycleChange(
                state.customerId,
                watch.stageSequence,
                previous,
                stage,
                LifecycleRules.isReactivation(previous, stage),
                occasion.cause(),
                occasion.causeId(),
                state.asOfMillis));
    }

    /**
     * Tells what there is to tell once the tier is decided.
     *
     * @param before index of the effective tier before the evaluation
     */
    void afterTier(CustomerState state, int before, Occasion occasion, TierChanges changes) {
        if (risk != null) {
            if (state.effectiveTier < before) {
                RiskLevel level = state.watch.toldLevel;
                alert(state, Alert.Kind.DOWNGRADE, level, level, occasion, Decimals.ABSENT, null, changes);
            }
            notice(state, occasion, changes);
            overrideEnding(state, risk, occasion, changes);
            level(state, risk, occasion, changes);
        }
    }

    /** The next instant after {@code asOf} at which any of it can change by time alone. */
    long nextInstantMillis(CustomerState state) {
        int today = calendar.dayOf(state.asOfMillis);
        return risk == null ? TierDecider.NEVER : nextAlertMillis(state, risk, today);
    }

    /** The next instant after {@code asOf} at which the stage of life can change by time alone. */
    long nextStageMillis(CustomerState state, int today) {
        long next = TierDecider.NEVER;
        if (lifecycle != null && state.lastPurchaseDay != CustomerState.NO_DAY) {
            next = later(state.lastPurchaseDay + lifecycle.dormantAfterDays(), today, next);
            next = later(state.lastPurchaseDay + lifecycle.lostAfterDays(), today, next);
            next = later(state.firstPurchaseDay + lifecycle.newForDays(), today, next);
        }
        return next;
    }

    private long later(int day, int today, long next) {
        return day > today ? Math.min(next, calendar.startOf(day)) : next;
    }

    private long nextAlertMillis(CustomerState state, RiskRules rules, int today) {
        WatchState watch = state.watch;
        long next = TierDecider.NEVER;
        if (watch.otherSinceMillis != WatchState.UNSET) {
            long dwelt = calendar.plus(watch.otherSinceMillis, rules.dwell());
            next = dwelt > state.asOfMillis ? dwelt : calendar.startOf(today + 1);
        }
        long end = state.overrides.nextEndMillis(state.asOfMillis);
        if (end != TierDecider.NEVER) {
            long notice = calendar.minus(end, rules.overrideNotice());
            next = notice > state.asOfMillis ? Math.min(next, notice) : next;
        }
        Outlook outlook = state.outlook;
        if (outlook.seenToMillis != Outlook.UNKNOWN) {
            next = Math.min(next, outlook.seenToMillis);
            next = Math.min(next, countdown(downgradeBreakpoints, outlook.fallAtMillis, today));
            next = Math.min(next, countdown(noticeBreakpoints, outlook.noticeAtMillis, today));
        }
        return next;
    }

    private long countdown(DayBreakpoints breakpoints, long targetMillis, int today) {
        if (targetMillis == TierDecider.NEVER || breakpoints.isEmpty()) {
            return TierDecider.NEVER;
        }
        int target = calendar.dayOf(targetMillis);
        int days = breakpoints.previous(target - today);
        return days == DayBreakpoints.NONE || days < 0 ? TierDecider.NEVER : calendar.startOf(target - days);
    }

    /** Grace has begun since notice was last given, or has ended without a fall. */
    private void notice(CustomerState state, Occasion occasion, TierChanges changes) {
        WatchState watch = state.watch;
        long grace = state.tiers.graceSinceMillis();
        if (grace == watch.noticedGraceMillis) {
            return;
        }
        RiskLevel level = watch.toldLevel;
        boolean noticed = watch.noticedGraceMillis != WatchState.UNSET;
        watch.noticedGraceMillis = WatchState.UNSET;
        if (noticed && state.effectiveTier >= watch.noticedTier) {
            alert(state, Alert.Kind.NOTICE_WITHDRAWN, level, level, occasion, Decimals.ABSENT, null, changes);
        }
        if (grace == TierState.UNSET) {
            return;
        }
        long due = tierRules.downgradeDueMillis(state.tiers);
        int landing = state.overrides.effectiveTier(tierRules.landing(state.tiers, view), due);
        if (landing < state.effectiveTier) {
            watch.noticedGraceMillis = grace;
            watch.noticedTier = state.effectiveTier;
            String tier = policy.tiers().get(landing).id();
            alert(state, Alert.Kind.DOWNGRADE_NOTICE, level, level, occasion, due, tier, changes);
        }
    }

    private void overrideEnding(CustomerState state, RiskRules rules, Occasion occasion, TierChanges changes) {
        long end = state.overrides.nextEndMillis(state.asOfMillis);
        if (end == TierDecider.NEVER
                || end == state.watch.toldOverrideEndMillis
                || calendar.minus(end, rules.overrideNotice()) > state.asOfMillis) {
            return;
        }
        int after = state.overrides.effectiveTier(state.tiers.tier(), end);
        if (after < state.effectiveTier) {
            state.watch.toldOverrideEndMillis = end;
            RiskLevel level = state.watch.toldLevel;
            String tier = policy.tiers().get(after).id();
            alert(state, Alert.Kind.OVERRIDE_ENDING, level, level, occasion, end, tier, changes);
        }
    }

    private void level(CustomerState state, RiskRules rules, Occasion occasion, TierChanges changes) {
        WatchState watch = state.watch;
        RiskLevel level = rules.thresholds().get(state.effectiveTier).levelOf(points(rules));
        if (level == watch.toldLevel) {
            watch.otherSinceMillis = WatchState.UNSET;
            return;
        }
        boolean higher = level.compareTo(watch.toldLevel) > 0;
        if (watch.otherSinceMillis == WatchState.UNSET || watch.otherIsHigher != higher) {
            watch.otherSinceMillis = state.asOfMillis;
            watch.otherIsHigher = higher;
        }
        if (state.asOfMillis < calendar.plus(watch.otherSinceMillis, rules.dwell())
                || (higher && !mayAlert(state, rules))) {
            return;
        }
        RiskLevel previous = watch.toldLevel;
        watch.toldLevel = level;
        watch.otherSinceMillis = WatchState.UNSET;
        Alert.Kind kind = higher ? Alert.Kind.CHURN_RISK : Alert.Kind.RECOVERY;
        alert(state, kind, previous, level, occasion, Decimals.ABSENT, null, changes);
    }

    /** Counts a rise, unless too many were told today. */
    private boolean mayAlert(CustomerState state, RiskRules rules) {
        WatchState watch = state.watch;
        int today = calendar.dayOf(state.asOfMillis);
        if (watch.alertDay != today) {
            watch.alertDay = today;
            watch.alertsThatDay = 0;
        }
        if (watch.alertsThatDay >= rules.alertsPerDay()) {
            return false;
        }
        watch.alertsThatDay++;
        return true;
    }

    private long points(RiskRules rules) {
        long points = 0;
        for (int i = 0; i < rules.signals().size(); i++) {
            Signal signal = rules.signals().get(i);
            points += signal.when().holds(view) ? signal.points() : 0;
        }
        return points;
    }

    private void alert(
            CustomerState state,
            Alert.Kind kind,
            RiskLevel previous,
            RiskLevel level,
            Occasion occasion,
            long dueAtMillis,
            @Nullable String dueTier,
            TierChanges changes) {
        RiskRules rules = Objects.requireNonNull(risk);
        state.watch.alertSequence++;
        state.told++;
        List<Alert.HoldingSignal> signals = new ArrayList<>();
        long points = 0;
        for (Signal signal : rules.signals()) {
            if (signal.when().holds(view)) {
                signals.add(new Alert.HoldingSignal(signal.name(), signal.points()));
                points += signal.points();
            }
        }
        changes.alerted(new Alert(
                state.customerId,
                state.watch.alertSequence,
                kind,
                policy.tiers().get(state.effectiveTier).id(),
                previous,
                level,
                points,
                signals,
                rules.valueAtStake() == null
                        ? Decimals.ABSENT
                        : rules.valueAtStake().value(view),
                occasion.cause(),
                occasion.causeId(),
                state.asOfMillis,
                dueAtMillis,
                dueTier));
    }
}
