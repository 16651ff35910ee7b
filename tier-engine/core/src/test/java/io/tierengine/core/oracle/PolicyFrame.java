package io.tierengine.core.oracle;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.lifecycle.LifecycleRules;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Window;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.policy.RefundRule;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.risk.RiskRules;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.Transitions;
import io.tierengine.core.time.CalendarDuration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Chooses the parts of a policy that don't depend on what the customer does: calendar, metrics, clocks. */
final class PolicyFrame {

    static final String CURRENCY = "EUR";
    static final List<String> ATTRIBUTES = List.of("growth", "region", "contractEnd");

    static final List<String> CRITERIA = List.of("trust", "fit");

    /** Zones whose clocks change at midnight, by half an hour, skip a day, or never change. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("America/Havana"),
            ZoneId.of("Asia/Beirut"),
            ZoneId.of("Africa/Cairo"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("America/Asuncion"),
            ZoneId.of("America/St_Johns"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Pacific/Apia"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Asia/Kathmandu"),
            ZoneId.of("Asia/Shanghai"),
            ZoneId.of("UTC"));

    private final Dice dice;

    PolicyFrame(Dice dice) {
        this.dice = dice;
    }

    /** A policy without score, in which every tier but the lowest is out of reach. */
    Policy next() {
        boolean hours = dice.percent(25);
        MetricGenerator metrics = new MetricGenerator(dice);
        List<Metric> chosen = IntStream.range(0, dice.between(1, 6))
                .mapToObj(i -> metrics.next("m" + i, hours))
                .toList();
        List<Tier> tiers = IntStream.range(0, dice.between(2, 5))
                .mapToObj(i -> new Tier("t" + i, new Condition.Always(i == 0), new Condition.Always(i == 0)))
                .toList();
        return new Policy(
                "generated",
                1,
                dice.oneOf(ZONES),
                CURRENCY,
                dice.oneOf(RefundRule.values()),
                dice.percent(40) ? CalendarDuration.ofDays(60) : duration(7),
                ATTRIBUTES,
                chosen,
                List.of(),
                tiers,
                List.of(),
                transitions(),
                dice.percent(50) ? lifecycle() : null,
                null,
                null,
                CRITERIA);
    }

    private LifecycleRules lifecycle() {
        int dormant = dice.between(1, 12);
        return new LifecycleRules(dice.between(0, 15), dormant, dormant + dice.between(1, 15));
    }

    /** The same with other rules of risk. */
    static Policy watching(Policy policy, @Nullable RiskRules risk) {
        return new Policy(
                policy.name(),
                policy.version(),
                policy.zone(),
                policy.currency(),
                policy.refunds(),
                policy.deduplication(),
                policy.profileAttributes(),
                policy.metrics(),
                policy.dimensions(),
                policy.tiers(),
                policy.guards(),
                policy.transitions(),
                policy.lifecycle(),
                policy.rfm(),
                risk,
                policy.criteria());
    }

    private static @Nullable RiskRules forTiers(@Nullable RiskRules risk, int tiers) {
        return risk == null
                ? null
                : new RiskRules(
                        risk.signals(),
                        risk.thresholds().subList(0, tiers),
                        risk.valueAtStake(),
                        risk.dwell(),
                        risk.alertsPerDay(),
                        risk.overrideNotice());
    }

    static boolean hasHours(Policy policy) {
        return policy.metrics().stream()
                .anyMatch(metric -> metric.window() instanceof Window.RollingHours
                        || metric.aggregate() == Aggregate.OLDEST_OPEN_HOURS);
    }

    static boolean hasCases(Policy policy) {
        return policy.metrics().stream().anyMatch(metric -> metric.aggregate().isOfCases());
    }

    static Policy with(Policy policy, @Nullable RfmRules rfm) {
        return with(policy, policy.dimensions(), policy.tiers(), policy.guards(), rfm);
    }

    static Policy with(Policy policy, List<Dimension> dimensions, List<Tier> tiers, List<Guard> guards) {
        return with(policy, dimensions, tiers, guards, policy.rfm());
    }

    private static Policy with(
            Policy policy, List<Dimension> dimensions, List<Tier> tiers, List<Guard> guards, @Nullable RfmRules rfm) {
        return new Policy(
                policy.name(),
                policy.version(),
                policy.zone(),
                policy.currency(),
                policy.refunds(),
                policy.deduplication(),
                policy.profileAttributes(),
                policy.metrics(),
                dimensions,
                tiers,
                guards,
                policy.transitions(),
                policy.lifecycle(),
                rfm,
                forTiers(policy.risk(), tiers.size()),
                policy.criteria());
    }

    private Transitions transitions() {
        return new Transitions(
                dice.percent(50) ? CalendarDuration.ZERO : duration(4),
                steps(),
                dice.percent(30) ? CalendarDuration.ZERO : duration(8),
                dice.percent(40) ? CalendarDuration.ZERO : duration(12),
                steps());
    }

    private int steps() {
        return dice.percent(45) ? dice.between(1, 2) : Transitions.UNLIMITED;
    }

    private CalendarDuration duration(int mostDays) {
        int days = dice.percent(25) ? 0 : dice.between(1, mostDays);
        long hours = dice.percent(60) ? 0 : dice.between(1, 40);
        long rest = dice.percent(80) ? 0 : dice.between(1, 3_599_999);
        return new CalendarDuration(days, hours * 3_600_000L + rest);
    }
}
