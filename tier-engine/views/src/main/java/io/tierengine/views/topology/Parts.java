package io.tierengine.views.topology;

import io.tierengine.contract.AlertKind;
import io.tierengine.contract.CustomerAlert;
import io.tierengine.contract.CustomerProfile;
import io.tierengine.contract.LifecycleChange;
import io.tierengine.contract.SegmentChange;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.TierProjection;
import io.tierengine.core.number.Decimals;
import io.tierengine.views.alert.KeptAlerts.KeptAlert;
import io.tierengine.views.course.CourseEvents.Event;
import io.tierengine.views.course.CourseEvents.Kind;
import io.tierengine.views.row.KnownCustomer;
import io.tierengine.views.row.KnownCustomer.NoticePart;
import io.tierengine.views.row.KnownCustomer.ProfilePart;
import io.tierengine.views.row.KnownCustomer.RiskPart;
import io.tierengine.views.row.KnownCustomer.SegmentPart;
import io.tierengine.views.row.KnownCustomer.StagePart;
import io.tierengine.views.row.KnownCustomer.TierPart;
import io.tierengine.views.row.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What records of the contract tell of a customer. */
final class Parts {

    private Parts() {}

    static KnownCustomer with(KnownCustomer customer, TierChange change, long appendedAt) {
        Optional<TierProjection> projection = change.getExplanation().map(told -> told.getProjection());
        return customer.with(
                new TierPart(
                        change.getSequence(),
                        change.getNewTier(),
                        change.getPreviousTier().orElse(null),
                        change.getDirection().name(),
                        change.getEffectiveAt().toEpochMilli(),
                        micros(change.getScore()),
                        change.getCause().name(),
                        change.getCauseId().orElse(null),
                        millis(projection.flatMap(TierProjection::getFallAt)),
                        projection.flatMap(TierProjection::getFallTier).orElse(null)),
                appendedAt);
    }

    static KnownCustomer with(KnownCustomer customer, LifecycleChange change, long appendedAt) {
        return customer.with(
                new StagePart(change.getSequence(), change.getNewStage().name()), appendedAt);
    }

    static KnownCustomer with(KnownCustomer customer, SegmentChange change, long appendedAt) {
        return customer.with(new SegmentPart(change.getSequence(), change.getNewSegment()), appendedAt);
    }

    static KnownCustomer with(KnownCustomer customer, CustomerAlert alert, long appendedAt) {
        return customer.with(
                new RiskPart(
                        alert.getSequence(),
                        alert.getLevel().name(),
                        micros(Optional.of(alert.getPoints())),
                        micros(alert.getValueAtStake()),
                        signals(alert)),
                notice(alert),
                appendedAt);
    }

    private static List<Signal> signals(CustomerAlert alert) {
        return alert.getSignals().stream()
                .map(signal -> new Signal(signal.getName(), micros(Optional.of(signal.getPoints()))))
                .toList();
    }

    private static @Nullable NoticePart notice(CustomerAlert alert) {
        if (alert.getKind() != AlertKind.DOWNGRADE_NOTICE && alert.getKind() != AlertKind.NOTICE_WITHDRAWN) {
            return null;
        }
        boolean withdrawn = alert.getKind() == AlertKind.NOTICE_WITHDRAWN;
        return new NoticePart(
                alert.getSequence(),
                alert.getEffectiveAt().toEpochMilli(),
                withdrawn ? Decimals.ABSENT : millis(alert.getDueAt()),
                withdrawn ? null : alert.getDueTier().orElse(null));
    }

    static KnownCustomer with(KnownCustomer customer, CustomerProfile profile, long appendedAt) {
        return customer.with(
                new ProfilePart(
                        profile.getOccurredAt().toEpochMilli(),
                        profile.getDisplayName().orElse(null),
                        profile.getOwnerId().orElse(null),
                        profile.getRegion().orElse(null),
                        profile.getIndustry().orElse(null),
                        profile.getSize().orElse(null),
                        profile.getKind().orElse(null)),
                appendedAt);
    }

    static Event event(TierChange change) {
        return new Event(
                change.getEffectiveAt().toEpochMilli(),
                Kind.TIER,
                change.getSequence(),
                change.getNewTier(),
                micros(change.getScore()));
    }

    static Event event(LifecycleChange change) {
        return new Event(
                change.getEffectiveAt().toEpochMilli(),
                Kind.STAGE,
                change.getSequence(),
                change.getNewStage().name(),
                Decimals.ABSENT);
    }

    static KeptAlert kept(CustomerAlert alert) {
        return new KeptAlert(
                alert.getSequence(),
                alert.getAlertId(),
                alert.getEffectiveAt().toEpochMilli(),
                alert.getKind().name(),
                alert.getTier(),
                alert.getPreviousLevel().name(),
                alert.getLevel().name(),
                micros(Optional.of(alert.getPoints())),
                signals(alert),
                micros(alert.getValueAtStake()),
                millis(alert.getDueAt()),
                alert.getDueTier().orElse(null));
    }

    /** Null where the alert tells no other level. */
    static @Nullable Event event(CustomerAlert alert) {
        return alert.getLevel() == alert.getPreviousLevel()
                ? null
                : new Event(
                        alert.getEffectiveAt().toEpochMilli(),
                        Kind.RISK,
                        alert.getSequence(),
                        alert.getLevel().name(),
                        Decimals.ABSENT);
    }

    private static long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(Decimals.ABSENT);
    }

    private static long micros(Optional<BigDecimal> number) {
        return number.map(value -> Decimals.unscaled(value, Decimals.PLACES)).orElse(Decimals.ABSENT);
    }
}
