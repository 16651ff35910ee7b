package io.tierengine.core.explain;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.Scope;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.score.ScoreCard;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer as it would be if some of its numbers were others; dimensions and score follow. */
final class PlainWhatIf implements Scope {

    private final Policy policy;
    private final Scope now;
    private final long[] metrics;
    private final boolean[] isSupposed;
    private final Map<NumberExpression, Long> others = new HashMap<>();
    private final ScoreCard card;
    private boolean isFilled;

    PlainWhatIf(Policy policy, Scope now) {
        this.policy = policy;
        this.now = now;
        metrics = new long[policy.metrics().size()];
        isSupposed = new boolean[metrics.length];
        card = new ScoreCard(policy.dimensions());
    }

    /** Everything as it is. */
    void reset() {
        Arrays.fill(isSupposed, false);
        others.clear();
        isFilled = false;
    }

    /**
     * Supposes a number to be another.
     *
     * @param variable a metric, {@code recencyDays}, {@code tenureDays}, the days until a date, a number of the profile, or a rating
     */
    void suppose(NumberExpression variable, long micros) {
        if (variable instanceof NumberExpression.Metric(int index, String _)) {
            metrics[index] = micros;
            isSupposed[index] = true;
        } else {
            others.put(variable, micros);
        }
        isFilled = false;
    }

    private long other(NumberExpression variable, long actual) {
        return others.isEmpty() ? actual : others.getOrDefault(variable, actual);
    }

    private ScoreCard card() {
        if (!isFilled) {
            card.fill(this);
            isFilled = true;
        }
        return card;
    }

    @Override
    public long metric(int index) {
        return isSupposed[index] ? metrics[index] : now.metric(index);
    }

    @Override
    public long score() {
        return card().score();
    }

    @Override
    public long dimension(int index) {
        return card().dimension(index);
    }

    @Override
    public long recencyDays() {
        return other(new NumberExpression.RecencyDays(), now.recencyDays());
    }

    @Override
    public long tenureDays() {
        return other(new NumberExpression.TenureDays(), now.tenureDays());
    }

    @Override
    public long profileNumber(int slot) {
        long actual = now.profileNumber(slot);
        return others.isEmpty()
                ? actual
                : other(
                        new NumberExpression.ProfileNumber(
                                slot, policy.profileAttributes().get(slot)),
                        actual);
    }

    @Override
    public long daysUntil(int profileSlot) {
        long actual = now.daysUntil(profileSlot);
        return others.isEmpty()
                ? actual
                : other(
                        new NumberExpression.DaysUntil(
                                profileSlot, policy.profileAttributes().get(profileSlot)),
                        actual);
    }

    @Override
    public long assessment(int slot) {
        long actual = now.assessment(slot);
        return others.isEmpty()
                ? actual
                : other(new NumberExpression.Assessment(slot, policy.criteria().get(slot)), actual);
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
