package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.lifecycle.LifecycleStage;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Parts;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import io.tierengine.core.score.ScoreCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A customer whose numbers lie at random on what a policy compares them with, beside it, anywhere, or are absent. */
final class RandomCustomer implements Scope {

    private final Policy policy;
    private final SplittableRandom random;
    private final List<Long> bounds = new ArrayList<>(List.of(0L));
    private final long[] metrics;
    private final long[] profile;
    private final long[] dates;
    private final long[] ratings;
    private final long[] cutoffs = new long[12];
    private final long recencyDays;
    private final long tenureDays;
    private final @Nullable String text;
    private final @Nullable String stage;
    private final ScoreCard card;

    RandomCustomer(Policy policy, SplittableRandom random) {
        this.policy = policy;
        this.random = random;
        policy.tiers().forEach(tier -> List.of(tier.enter(), tier.retain()).forEach(this::collect));
        policy.guards().forEach(guard -> collect(guard.when()));
        policy.dimensions().stream()
                .map(Dimension::indicators)
                .flatMap(List::stream)
                .forEach(this::collect);
        metrics = policy.metrics().stream().mapToLong(this::number).toArray();
        profile = numbers(policy.profileAttributes().size(), 1);
        dates = numbers(policy.profileAttributes().size(), Decimals.ONE);
        ratings = numbers(policy.criteria().size(), Decimals.ONE);
        Arrays.setAll(cutoffs, i -> (i % 4 + 1) * 10L * Decimals.ONE);
        recencyDays = random.nextInt(8) == 0 ? Decimals.ABSENT : Math.abs(near(Decimals.ONE));
        tenureDays = recencyDays == Decimals.ABSENT ? recencyDays : recencyDays + random.nextInt(50) * Decimals.ONE;
        text = random.nextBoolean() ? null : "gold";
        LifecycleStage[] stages = LifecycleStage.values();
        stage = policy.lifecycle() == null ? null : stages[random.nextInt(stages.length)].name();
        card = new ScoreCard(policy.dimensions());
        card.fill(this);
    }

    private void collect(Indicator indicator) {
        collect(indicator.value());
        indicator.bands().stream()
                .filter(band -> !band.catchesRest())
                .map(Band::from)
                .forEach(bounds::add);
    }

    private void collect(Condition condition) {
        collect(Parts.of(condition));
    }

    private void collect(NumberExpression number) {
        if (number instanceof NumberExpression.Literal(long micros) && micros != Decimals.ABSENT) {
            bounds.add(micros);
        }
        collect(Parts.of(number));
    }

    private void collect(Parts parts) {
        parts.numbers().forEach(this::collect);
        parts.conditions().forEach(this::collect);
    }

    private long[] numbers(int count, long step) {
        long[] numbers = new long[count];
        Arrays.setAll(numbers, _ -> random.nextInt(4) == 0 ? Decimals.ABSENT : near(step));
        return numbers;
    }

    private long number(Metric metric) {
        if (random.nextInt(6) == 0) {
            return metric.aggregate() == Aggregate.COUNT || metric.aggregate() == Aggregate.SUM ? 0 : Decimals.ABSENT;
        }
        long number = near(MetricUnit.stepOf(metric));
        return metric.aggregate() == Aggregate.SUM ? number : Math.abs(number);
    }

    /** A multiple of a step on a bound of the policy, beside it, or anywhere. */
    private long near(long step) {
        long bound = bounds.get(random.nextInt(bounds.size()));
        long number = switch (random.nextInt(5)) {
            case 0 -> bound;
            case 1 -> bound - step;
            case 2 -> bound + step;
            case 3 -> bound / 2;
            default -> random.nextLong(2 * Math.abs(bound) + 100 * Decimals.ONE);
        };
        return Math.floorDiv(number, step) * step;
    }

    @Override
    public long metric(int index) {
        return metrics[index];
    }

    @Override
    public long score() {
        return card.score();
    }

    @Override
    public long dimension(int index) {
        return card.dimension(index);
    }

    @Override
    public long recencyDays() {
        return recencyDays;
    }

    @Override
    public long tenureDays() {
        return tenureDays;
    }

    @Override
    public long profileNumber(int slot) {
        return profile[slot];
    }

    @Override
    public @Nullable String profileText(int slot) {
        return profile[slot] == Decimals.ABSENT ? text : null;
    }

    @Override
    public long daysUntil(int profileSlot) {
        return dates[profileSlot];
    }

    @Override
    public long assessment(int slot) {
        return ratings[slot];
    }

    @Override
    public @Nullable String lifecycle() {
        return stage;
    }

    @Override
    public @Nullable String segment() {
        return policy.rfm() == null ? null : policy.rfm().segment(this);
    }

    @Override
    public long usualGapDays() {
        return tenureDays;
    }

    @Override
    public long cutoff(int slot) {
        return cutoffs[slot % cutoffs.length];
    }

    @Override
    public long eventNumber(EventNumber field) {
        return Decimals.ABSENT;
    }

    @Override
    public @Nullable String eventText(EventText field) {
        return null;
    }

    @Override
    public @Nullable String eventAttribute(String name) {
        return null;
    }
}
