package io.tierengine.server.policy;

import io.tierengine.core.lifecycle.LifecycleRules;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.risk.RiskRules;
import io.tierengine.core.risk.RiskThresholds;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import io.tierengine.core.tier.Transitions;
import io.tierengine.policy.document.PolicyDocument;
import io.tierengine.policy.explain.Language;
import io.tierengine.policy.explain.PolicyExplanation;
import io.tierengine.server.policy.AppliedPolicy.Applied;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A policy as JSON. Conditions and expressions are as they were written; points and thresholds are numbers; lengths of time are ISO 8601.
 *
 * @param tiers from the lowest to the highest
 * @param score null: the policy has none
 * @param lifecycle null: the policy has no stages of life
 * @param risk null: the policy tells of no risks
 * @param texts what the policy says, line by line, in English (en) and Chinese (zh)
 * @param document as it was published, YAML
 */
record PolicyBody(
        String program,
        int version,
        String currency,
        String zone,
        @Nullable String description,
        List<TierBody> tiers,
        @Nullable ScoreBody score,
        List<GuardBody> guards,
        List<MetricBody> metrics,
        @Nullable LifecycleBody lifecycle,
        @Nullable RiskBody risk,
        TransitionsBody transitions,
        OverridesBody overrides,
        List<String> criteria,
        Map<String, List<String>> texts,
        String document) {

    /**
     * A tier.
     *
     * @param name for people
     * @param enter what must hold to rise into it; null: always
     * @param retain what must hold to stay in it; null: what must hold to rise into it
     * @param hold how long a customer stays at least after an upgrade
     * @param riskLevels from how many points on; null: the policy tells of no risks
     */
    record TierBody(
            String id,
            String name,
            @Nullable String enter,
            @Nullable String retain,
            String hold,
            @Nullable LevelsBody riskLevels) {}

    /** From how many points on a level begins. */
    record LevelsBody(BigDecimal low, BigDecimal medium, BigDecimal high) {

        static LevelsBody of(RiskThresholds thresholds) {
            return new LevelsBody(number(thresholds.low()), number(thresholds.medium()), number(thresholds.high()));
        }
    }

    /** What the score is made of. */
    record ScoreBody(List<DimensionBody> dimensions) {}

    /** A part of the score. */
    record DimensionBody(String name, BigDecimal weight, List<IndicatorBody> indicators) {

        static DimensionBody of(Dimension dimension) {
            return new DimensionBody(
                    dimension.name(),
                    number(dimension.weight()),
                    dimension.indicators().stream().map(IndicatorBody::of).toList());
        }
    }

    /**
     * A number turned into points.
     *
     * @param absent points where the number is absent
     * @param interpolate whether points lie on a line between two bands
     */
    record IndicatorBody(String name, BigDecimal weight, List<BandBody> bands, BigDecimal absent, boolean interpolate) {

        static IndicatorBody of(Indicator indicator) {
            return new IndicatorBody(
                    indicator.label(),
                    number(indicator.weight()),
                    indicator.bands().stream()
                            .map(band -> new BandBody(
                                    band.catchesRest() ? null : number(band.from()), number(band.points())))
                            .toList(),
                    number(indicator.absentPoints()),
                    indicator.interpolate());
        }
    }

    /** Points from a bound upwards; null: for the rest. */
    record BandBody(@Nullable BigDecimal from, BigDecimal points) {}

    /** While the condition holds nobody is above the cap. */
    record GuardBody(String name, String cap, @Nullable String when) {}

    /**
     * A number about a customer.
     *
     * @param types of event that count; none: all
     * @param field what is aggregated; null: events are counted
     */
    record MetricBody(
            String name,
            String source,
            List<String> types,
            String aggregate,
            @Nullable String field,
            String window) {

        static MetricBody of(Metric metric) {
            return new MetricBody(
                    metric.name(),
                    metric.source().policyName(),
                    metric.types().stream().sorted().toList(),
                    metric.aggregate().policyName(),
                    metric.field() == null ? null : metric.field().fieldName(),
                    metric.window().toString());
        }
    }

    /** Days until a customer isn't new any more, is dormant, is lost. */
    record LifecycleBody(int newForDays, int dormantAfterDays, int lostAfterDays) {

        static LifecycleBody of(LifecycleRules rules) {
            return new LifecycleBody(rules.newForDays(), rules.dormantAfterDays(), rules.lostAfterDays());
        }
    }

    /** How the risk that a customer leaves is judged. */
    record RiskBody(List<SignalBody> signals, String dwell, int alertsPerDay) {}

    /** A sign that a customer may leave. */
    record SignalBody(
            String name, BigDecimal points, @Nullable String when) {}

    /**
     * How fast tiers change.
     *
     * @param upgradeMaxSteps null: no limit
     * @param downgradeMaxSteps null: no limit
     */
    record TransitionsBody(
            String sustained,
            @Nullable Integer upgradeMaxSteps,
            String grace,
            String minimumHold,
            @Nullable Integer downgradeMaxSteps) {

        static TransitionsBody of(Transitions transitions) {
            return new TransitionsBody(
                    transitions.sustained().toString(),
                    steps(transitions.upgradeMaxSteps()),
                    transitions.grace().toString(),
                    transitions.minimumHold().toString(),
                    steps(transitions.downgradeMaxSteps()));
        }

        private static @Nullable Integer steps(int most) {
            return most >= Transitions.UNLIMITED ? null : most;
        }
    }

    /** How long before its end an override is told; null: it isn't. */
    record OverridesBody(@Nullable String notice) {}

    static PolicyBody of(Applied applied) {
        PolicyDocument document = applied.document();
        Policy policy = document.policy();
        RiskRules risk = policy.risk();
        return new PolicyBody(
                policy.name(),
                policy.version(),
                policy.currency(),
                policy.zone().getId(),
                document.description(),
                IntStream.range(0, policy.tiers().size())
                        .mapToObj(i -> tier(document, i))
                        .toList(),
                policy.dimensions().isEmpty()
                        ? null
                        : new ScoreBody(policy.dimensions().stream()
                                .map(DimensionBody::of)
                                .toList()),
                IntStream.range(0, policy.guards().size())
                        .mapToObj(i -> guard(document, i))
                        .toList(),
                policy.metrics().stream()
                        // Names with a colon are kept for metrics one window earlier; whoever wrote the policy doesn't
                        // know them.
                        .filter(metric -> metric.name().indexOf(':') < 0)
                        .map(MetricBody::of)
                        .toList(),
                policy.lifecycle() == null ? null : LifecycleBody.of(policy.lifecycle()),
                risk == null ? null : risk(document, risk),
                TransitionsBody.of(policy.transitions()),
                new OverridesBody(risk == null ? null : risk.overrideNotice().toString()),
                policy.criteria(),
                Map.of("en", lines(document, Language.ENGLISH), "zh", lines(document, Language.CHINESE)),
                applied.text());
    }

    private static TierBody tier(PolicyDocument document, int index) {
        Policy policy = document.policy();
        String id = policy.tiers().get(index).id();
        String path = "spec.tiers[" + index + "].";
        return new TierBody(
                id,
                document.tierName(id),
                document.expression(path + "enter").orElse(null),
                document.expression(path + "retain").orElse(null),
                policy.transitions().minimumHold().toString(),
                policy.risk() == null
                        ? null
                        : LevelsBody.of(policy.risk().thresholds().get(index)));
    }

    private static GuardBody guard(PolicyDocument document, int index) {
        Policy policy = document.policy();
        return new GuardBody(
                policy.guards().get(index).name(),
                policy.tiers().get(policy.guards().get(index).cap()).id(),
                document.expression("spec.guards[" + index + "].when").orElse(null));
    }

    private static RiskBody risk(PolicyDocument document, RiskRules rules) {
        List<SignalBody> signals = new ArrayList<>();
        for (int i = 0; i < rules.signals().size(); i++) {
            signals.add(new SignalBody(
                    rules.signals().get(i).name(),
                    number(rules.signals().get(i).points()),
                    document.expression("spec.risk.signals[" + i + "].when").orElse(null)));
        }
        return new RiskBody(signals, rules.dwell().toString(), rules.alertsPerDay());
    }

    private static List<String> lines(PolicyDocument document, Language language) {
        return PolicyExplanation.of(document, language).stripTrailing().lines().toList();
    }

    private static BigDecimal number(long micros) {
        return Decimals.toBigDecimal(micros).stripTrailingZeros();
    }
}
