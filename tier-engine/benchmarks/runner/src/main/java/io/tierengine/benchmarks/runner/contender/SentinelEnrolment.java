package io.tierengine.benchmarks.runner.contender;

import io.tierengine.contract.ChangeCause;
import io.tierengine.contract.ChangeDirection;
import io.tierengine.contract.TierChange;
import java.time.Instant;

/** The change by which a contender that decides nothing still shows how far it has come. */
final class SentinelEnrolment {

    private SentinelEnrolment() {}

    static TierChange of(String customerId, String contender) {
        Instant now = Instant.now();
        return TierChange.newBuilder()
                .setProgram(contender)
                .setChangeId(customerId + "/1")
                .setSequence(1)
                .setCustomerId(customerId)
                .setNewTier("basic")
                .setDirection(ChangeDirection.ENROLLED)
                .setCause(ChangeCause.TRANSACTION)
                .setEffectiveAt(now)
                .setDecidedAt(now)
                .setPolicyName(contender)
                .setPolicyVersion(1)
                .build();
    }
}
