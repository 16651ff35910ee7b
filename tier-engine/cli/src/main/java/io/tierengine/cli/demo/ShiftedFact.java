package io.tierengine.cli.demo;

import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Interaction;
import io.tierengine.core.fact.Profile;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.number.Decimals;
import java.time.Duration;

/** Moves facts in time. */
final class ShiftedFact {

    private ShiftedFact() {}

    /** The same fact some days later, with every instant and date in it. */
    static Fact of(Fact fact, int days) {
        long shift = Duration.ofDays(days).toMillis();
        return switch (fact) {
            case Transaction f ->
                new Transaction(
                        f.eventId(),
                        f.customerId(),
                        f.occurredAtMillis() + shift,
                        f.type(),
                        f.amount(),
                        f.currency(),
                        f.margin(),
                        f.channel(),
                        f.category(),
                        f.orderId(),
                        shifted(f.refundedAtMillis(), shift),
                        f.attributes());
            case Interaction f ->
                new Interaction(
                        f.eventId(),
                        f.customerId(),
                        f.occurredAtMillis() + shift,
                        f.type(),
                        f.value(),
                        f.caseId(),
                        f.attributes());
            case Profile f ->
                new Profile(
                        f.customerId(),
                        f.occurredAtMillis() + shift,
                        f.customerSinceDay() == Profile.NO_DAY ? Profile.NO_DAY : f.customerSinceDay() + days,
                        f.attributes());
            case Assessment f ->
                new Assessment(
                        f.customerId(),
                        f.occurredAtMillis() + shift,
                        f.author(),
                        f.ratings(),
                        f.reason(),
                        shifted(f.expiresAtMillis(), shift),
                        f.sampleId());
            case TierOverride f ->
                new TierOverride(
                        f.customerId(),
                        f.occurredAtMillis() + shift,
                        f.overrideKind(),
                        f.tier(),
                        f.reason(),
                        f.author(),
                        f.effectiveFromMillis() + shift,
                        shifted(f.expiresAtMillis(), shift));
        };
    }

    private static long shifted(long millis, long shift) {
        return millis == Decimals.ABSENT ? Decimals.ABSENT : millis + shift;
    }
}
