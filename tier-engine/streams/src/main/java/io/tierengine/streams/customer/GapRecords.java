package io.tierengine.streams.customer;

import io.tierengine.contract.NeedSource;
import io.tierengine.contract.NeedUnit;
import io.tierengine.contract.TierGap;
import io.tierengine.contract.TierNeed;
import io.tierengine.contract.WayToTier;
import io.tierengine.core.explain.Gap;
import org.jspecify.annotations.Nullable;

/** What is missing for a tier, in the records of the contract. */
final class GapRecords {

    private final String currency;

    /** @param currency of the policy */
    GapRecords(String currency) {
        this.currency = currency;
    }

    @Nullable
    TierGap of(@Nullable Gap gap) {
        return gap == null
                ? null
                : TierGap.newBuilder()
                        .setTier(gap.tier())
                        .setWays(RecordLists.each(gap.ways(), this::way))
                        .setReached(gap.isReached())
                        .setDue(ExplanationRecords.instant(gap.dueMillis()))
                        .setSustained(gap.sustained().toString())
                        .build();
    }

    private WayToTier way(Gap.Way way) {
        return WayToTier.newBuilder()
                .setNeeds(RecordLists.each(way.needs(), this::need))
                .build();
    }

    private TierNeed need(Gap.Need need) {
        Gap.MetricOf metric = need.metric();
        return TierNeed.newBuilder()
                .setWho(sourceOf(need.who()))
                .setCondition(need.condition())
                .setWanted(need.wanted())
                .setSubject(need.subject())
                .setMetric(metric == null ? null : metric.name())
                .setAggregate(metric == null ? null : metric.aggregate().policyName())
                .setField(metric == null ? null : metric.field())
                .setWindow(metric == null ? null : metric.window().toString())
                .setUnit(unitOf(need.unit()))
                .setCurrency(need.unit() == Gap.Unit.CURRENCY ? currency : null)
                .setComparison(
                        need.comparison() == null ? null : need.comparison().symbol())
                .setHave(ConditionRecords.text(need.have()))
                .setWant(ConditionRecords.text(need.want()))
                .setMissing(ConditionRecords.text(need.missing()))
                .setAt(ExplanationRecords.instant(need.atMillis()))
                .build();
    }

    private static NeedSource sourceOf(Gap.Who who) {
        return switch (who) {
            case FACTS -> NeedSource.FACTS;
            case TIME -> NeedSource.TIME;
            case PROFILE -> NeedSource.PROFILE;
            case PERSON -> NeedSource.PERSON;
            case POINTS -> NeedSource.POINTS;
            case CONDITION -> NeedSource.CONDITION;
            case NOBODY -> NeedSource.NOBODY;
        };
    }

    private static NeedUnit unitOf(Gap.Unit unit) {
        return switch (unit) {
            case CURRENCY -> NeedUnit.CURRENCY;
            case COUNT -> NeedUnit.COUNT;
            case DAYS -> NeedUnit.DAYS;
            case HOURS -> NeedUnit.HOURS;
            case POINTS -> NeedUnit.POINTS;
            case VALUE -> NeedUnit.VALUE;
        };
    }
}
