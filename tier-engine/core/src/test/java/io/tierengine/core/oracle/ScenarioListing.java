package io.tierengine.core.oracle;

import io.tierengine.core.customer.TierChange;
import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.score.Band;
import io.tierengine.core.score.Dimension;
import io.tierengine.core.score.Indicator;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A scenario as a page that a person can read. */
final class ScenarioListing {

    private final StringBuilder page = new StringBuilder();

    private ScenarioListing() {}

    static String of(Scenario scenario) {
        ScenarioListing listing = new ScenarioListing();
        listing.add(scenario.policy());
        listing.add(scenario.cutoffs());
        listing.line("facts in order of arrival:");
        scenario.facts().forEach(fact -> listing.line("  " + text(fact)));
        listing.line("until " + instant(scenario.untilMillis()));
        return listing.page.toString();
    }

    static String of(List<TierChange> changes) {
        ScenarioListing listing = new ScenarioListing();
        for (TierChange change : changes) {
            listing.line("  %d %s %s -> %s %s %s %s score %s"
                    .formatted(
                            change.sequence(),
                            instant(change.effectiveAtMillis()),
                            change.previousTier(),
                            change.newTier(),
                            change.direction(),
                            change.cause(),
                            change.causeId(),
                            number(change.score())));
        }
        return listing.page.toString();
    }

    private void add(CutoffTable cutoffs) {
        for (RfmCutoffs counted : cutoffs.all()) {
            line("from %s: %s".formatted(instant(counted.effectiveFromMillis()), counted));
        }
    }

    private void add(Policy policy) {
        line("zone %s, refunds %s, deduplication %s"
                .formatted(policy.zone(), policy.refunds(), policy.deduplication()));
        line(policy.transitions().toString());
        policy.metrics().forEach(metric -> line("metric " + text(metric)));
        if (policy.rfm() != null) {
            line(policy.rfm().toString());
        }
        for (Dimension dimension : policy.dimensions()) {
            line("dimension " + dimension.name() + " weight " + number(dimension.weight()));
            dimension.indicators().forEach(indicator -> line("  indicator " + text(indicator)));
        }
        for (Tier tier : policy.tiers()) {
            line("tier %s enter %s retain %s"
                    .formatted(tier.id(), ExpressionText.of(tier.enter()), ExpressionText.of(tier.retain())));
        }
        for (Guard guard : policy.guards()) {
            line("guard %s when %s cap %d".formatted(guard.name(), ExpressionText.of(guard.when()), guard.cap()));
        }
    }

    private static String text(Metric metric) {
        return "%s = %s %s(%s) over %s%s%s%s"
                .formatted(
                        metric.name(),
                        metric.source(),
                        metric.aggregate(),
                        metric.field() == null ? "" : metric.field(),
                        metric.window(),
                        metric.types().isEmpty() ? "" : " of " + metric.types(),
                        metric.cases() == null ? "" : " of " + metric.cases(),
                        metric.where() == null ? "" : " where " + ExpressionText.of(metric.where()));
    }

    private static String text(Indicator indicator) {
        StringBuilder bands = new StringBuilder();
        for (Band band : indicator.bands()) {
            bands.append(' ').append(number(band.from())).append(':').append(number(band.points()));
        }
        return "%s weight %s absent %s%s bands%s"
                .formatted(
                        ExpressionText.of(indicator.value()),
                        number(indicator.weight()),
                        number(indicator.absentPoints()),
                        indicator.interpolate() ? " interpolated" : "",
                        bands);
    }

    private static String text(Fact fact) {
        return instant(fact.occurredAtMillis()) + " "
                + switch (fact) {
                    case Transaction t ->
                        "%s %s amount %s %s margin %s channel %s original %s"
                                .formatted(
                                        t.eventId(),
                                        t.type(),
                                        money(t.amount()),
                                        t.currency(),
                                        money(t.margin()),
                                        t.channel(),
                                        instant(t.refundedAtMillis()));
                    case Interaction i ->
                        "%s %s case %s value %s %s"
                                .formatted(i.eventId(), i.type(), i.caseId(), number(i.value()), i.attributes());
                    case Profile p ->
                        "PROFILE customerSince %s %s"
                                .formatted(
                                        p.customerSinceDay() == Profile.NO_DAY
                                                ? "-"
                                                : LocalDate.ofEpochDay(p.customerSinceDay()),
                                        p.attributes());
                    case Assessment a -> "ASSESSMENT %s until %s".formatted(a.ratings(), instant(a.expiresAtMillis()));
                    case TierOverride o ->
                        "%s %s from %s until %s"
                                .formatted(
                                        o.overrideKind(),
                                        o.tier(),
                                        instant(o.effectiveFromMillis()),
                                        instant(o.expiresAtMillis()));
                };
    }

    private static String instant(long millis) {
        return millis == Decimals.ABSENT ? "-" : Instant.ofEpochMilli(millis).toString();
    }

    private static String number(long micros) {
        return micros == Decimals.ABSENT ? "-" : ExpressionText.plain(micros);
    }

    private static String money(long tenThousandths) {
        return tenThousandths == Decimals.ABSENT
                ? "-"
                : BigDecimal.valueOf(tenThousandths, 4).toPlainString();
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
