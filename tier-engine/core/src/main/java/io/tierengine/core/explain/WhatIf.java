package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.number.WeightedMean;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as it would be if some of its numbers were others; dimensions and score follow. Numbers are read once, and of the score only what
 * depends on another number is computed again.
 */
final class WhatIf implements Scope {

    private final Policy policy;
    private final Variables variables;
    private final ScoreParts parts;
    private final Scope now;
    /** By the places of variables: as they are, and as they are supposed to be. */
    private final long[] actual;

    private final long[] supposed;
    private List<Step> steps = List.of();
    /** By indicator. */
    private final long[] points;

    private final boolean[] arePointsStale;
    private final long[] dimensions;
    private final boolean[] isDimensionStale;
    private final WeightedMean mean = new WeightedMean();
    private boolean isScoreStale = true;
    private long score;

    WhatIf(Policy policy, Variables variables, Scope now) {
        this.policy = policy;
        this.variables = variables;
        this.now = now;
        parts = variables.score();
        actual = new long[variables.count()];
        read();
        supposed = actual.clone();
        points = new long[parts.indicators()];
        arePointsStale = new boolean[points.length];
        Arrays.fill(arePointsStale, true);
        dimensions = new long[parts.dimensions()];
        isDimensionStale = new boolean[dimensions.length];
        Arrays.fill(isDimensionStale, true);
    }

    private void read() {
        for (int i = 0; i < policy.metrics().size(); i++) {
            actual[variables.metric(i)] = now.metric(i);
        }
        actual[variables.recencyDays()] = now.recencyDays();
        actual[variables.tenureDays()] = now.tenureDays();
        for (int i = 0; i < policy.profileAttributes().size(); i++) {
            actual[variables.profileNumber(i)] = now.profileNumber(i);
            actual[variables.daysUntil(i)] = now.daysUntil(i);
        }
        for (int i = 0; i < policy.criteria().size(); i++) {
            actual[variables.assessment(i)] = now.assessment(i);
        }
    }

    /** Supposes the steps and nothing else. The list mustn't be changed as long as they are supposed. */
    @SuppressWarnings("ReferenceEquality") // only saves work: equal lists are supposed again
    void suppose(List<Step> others) {
        if (steps == others) {
            return;
        }
        for (int i = 0; i < steps.size(); i++) {
            NumberExpression variable = steps.get(i).variable();
            if (variable != null) {
                set(variable, actual[variables.placeOf(variable)]);
            }
        }
        steps = others;
        for (int i = 0; i < steps.size(); i++) {
            NumberExpression variable = steps.get(i).variable();
            if (variable != null) {
                set(variable, steps.get(i).value());
            }
        }
    }

    /** Whether a condition would hold if one number were another as well. */
    boolean holds(Condition condition, NumberExpression variable, long value) {
        long before = supposed[variables.placeOf(variable)];
        set(variable, value);
        boolean holds = condition.holds(this);
        set(variable, before);
        return holds;
    }

    /**
     * Whether a condition would hold if one number gave the most points that it can give, or the least.
     *
     * @param variable which is {@linkplain InScore#isBare bare} in the score
     */
    boolean holdsAtBest(Condition condition, NumberExpression variable, boolean most) {
        bringUpToDate();
        for (int indicator : variables.inScore(variable).indicators()) {
            points[indicator] = most ? parts.most(indicator) : parts.least(indicator);
            isDimensionStale[parts.dimensionOf(indicator)] = true;
            isScoreStale = true;
        }
        boolean holds = condition.holds(this);
        set(variable, supposed[variables.placeOf(variable)]);
        return holds;
    }

    private void set(NumberExpression variable, long value) {
        supposed[variables.placeOf(variable)] = value;
        for (int indicator : variables.inScore(variable).indicators()) {
            arePointsStale[indicator] = true;
            isDimensionStale[parts.dimensionOf(indicator)] = true;
            isScoreStale = true;
        }
    }

    private void bringUpToDate() {
        if (!isScoreStale) {
            return;
        }
        for (int i = 0; i < dimensions.length; i++) {
            if (isDimensionStale[i]) {
                dimensions[i] = valueOf(i);
                isDimensionStale[i] = false;
            }
        }
        mean.reset();
        for (int i = 0; i < dimensions.length; i++) {
            mean.add(parts.dimension(i).weight(), dimensions[i]);
        }
        score = mean.mean();
        isScoreStale = false;
    }

    private long valueOf(int index) {
        Dimension dimension = parts.dimension(index);
        int first = parts.first(index);
        mean.reset();
        for (int i = 0; i < dimension.indicators().size(); i++) {
            Indicator indicator = dimension.indicators().get(i);
            if (arePointsStale[first + i]) {
                points[first + i] = indicator.points(indicator.value().value(this));
                arePointsStale[first + i] = false;
            }
            mean.add(indicator.weight(), points[first + i]);
        }
        return mean.mean();
    }

    /** The points of an indicator, by its place in {@link ScoreParts}. */
    long points(int indicator) {
        bringUpToDate();
        return points[indicator];
    }

    @Override
    public long metric(int index) {
        return supposed[variables.metric(index)];
    }

    @Override
    public long score() {
        bringUpToDate();
        return score;
    }

    @Override
    public long dimension(int index) {
        bringUpToDate();
        return dimensions[index];
    }

    @Override
    public long recencyDays() {
        return supposed[variables.recencyDays()];
    }

    @Override
    public long tenureDays() {
        return supposed[variables.tenureDays()];
    }

    @Override
    public long profileNumber(int slot) {
        return supposed[variables.profileNumber(slot)];
    }

    @Override
    public long daysUntil(int profileSlot) {
        return supposed[variables.daysUntil(profileSlot)];
    }

    @Override
    public long assessment(int slot) {
        return supposed[variables.assessment(slot)];
    }

    @Override
    public @Nullable String profileText(int slot) {
        return now.profileText(slot);
    }

    @Override
    public @Nullable String lifecycle() {
        return now.lifecycle();
    }

    @Override
    public @Nullable String segment() {
        return policy.rfm() == null ? null : policy.rfm().segment(this);
    }

    @Override
    public long daysSinceFirstPurchase() {
        return now.daysSinceFirstPurchase();
    }

    @Override
    public long usualGapDays() {
        return now.usualGapDays();
    }

    @Override
    public long cutoff(int slot) {
        return now.cutoff(slot);
    }

    @Override
    public long downgradeInDays() {
        return now.downgradeInDays();
    }

    @Override
    public long daysToNotice() {
        return now.daysToNotice();
    }

    @Override
    public long eventNumber(EventNumber field) {
        return now.eventNumber(field);
    }

    @Override
    public @Nullable String eventText(EventText field) {
        return now.eventText(field);
    }

    @Override
    public @Nullable String eventAttribute(String name) {
        return now.eventAttribute(name);
    }
}
