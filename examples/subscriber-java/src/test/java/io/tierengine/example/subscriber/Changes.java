package io.tierengine.example.subscriber;

import io.tierengine.contract.ChangeCause;
import io.tierengine.contract.ChangeDirection;
import io.tierengine.contract.TierChange;
import java.math.BigDecimal;
import java.time.Instant;

/** Tier changes of two customers, in a program called loyalty. */
final class Changes {

    static final TierChange ANNA_1 = enrolment("anna", "bronze");
    static final TierChange ANNA_2 = upgrade("anna", 2, "bronze", "gold", "-999999999999.999999");
    static final TierChange ANNA_3 = upgrade("anna", 3, "gold", "platinum", "999999999999.999999");
    static final TierChange ANNA_4 = upgrade("anna", 4, "platinum", "diamond", "0.000001");
    static final TierChange BO_1 = enrolment("b\u00f6", "bronze");
    static final TierChange BO_2 = upgrade("b\u00f6", 2, "bronze", "silver", "12.500000");
    static final TierChange BO_3 = upgrade("b\u00f6", 3, "silver", "gold", "0.000000");

    private Changes() {}

    private static TierChange enrolment(String customer, String tier) {
        return change(customer, 1)
                .setNewTier(tier)
                .setDirection(ChangeDirection.ENROLLED)
                .setCause(ChangeCause.PROFILE)
                .build();
    }

    private static TierChange upgrade(String customer, long sequence, String from, String to, String score) {
        return change(customer, sequence)
                .setPreviousTier(from)
                .setNewTier(to)
                .setDirection(ChangeDirection.UPGRADED)
                .setCause(ChangeCause.TRANSACTION)
                .setCauseId("e-" + sequence)
                .setScore(new BigDecimal(score))
                .build();
    }

    private static TierChange.Builder change(String customer, long sequence) {
        return TierChange.newBuilder()
                .setProgram("loyalty")
                .setChangeId(customer + "-" + sequence)
                .setSequence(sequence)
                .setCustomerId(customer)
                .setEffectiveAt(Instant.parse("2026-02-28T23:59:59.999Z").plusSeconds(sequence))
                .setDecidedAt(Instant.parse("2026-03-02T08:00:00.120Z"))
                .setPolicyName("loyalty")
                .setPolicyVersion(3);
    }

    /** The same change with another tier and another id: what a transaction might have held that was aborted. */
    static TierChange abandoned(TierChange change) {
        return TierChange.newBuilder(change)
                .setNewTier("abandoned")
                .setChangeId(change.getChangeId() + "-abandoned")
                .build();
    }
}
