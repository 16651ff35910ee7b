package io.tierengine.streams.deadletter;

import io.tierengine.contract.RefusalReason;
import io.tierengine.core.fact.Intake;

/** Why a fact goes to the dead letters. */
public record Refusal(RefusalReason reason, String message) {

    /** The core's refusal in the words of the contract. */
    public static Refusal of(Intake.Refused refused) {
        return new Refusal(reasonOf(refused.reason()), refused.message());
    }

    private static RefusalReason reasonOf(Intake.Reason reason) {
        return switch (reason) {
            case NO_CUSTOMER -> RefusalReason.NO_CUSTOMER;
            case NO_EVENT_ID -> RefusalReason.NO_EVENT_ID;
            case UNKNOWN_CURRENCY -> RefusalReason.UNKNOWN_CURRENCY;
            case UNKNOWN_TIER -> RefusalReason.UNKNOWN_TIER;
            case NUMBER_OUT_OF_RANGE, TIME_OUT_OF_RANGE -> RefusalReason.OUT_OF_RANGE;
            case ORIGINAL_AFTER_REFUND -> RefusalReason.ORIGINAL_AFTER_REFUND;
        };
    }
}
