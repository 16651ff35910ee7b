package io.tierengine.core.fact;

/** What became of a fact: it counts, it is a repetition, or it can't be taken. */
public sealed interface Intake {

    Intake ACCEPTED = new Accepted();
    Intake DUPLICATE = new Duplicate();

    /** It was applied, and the customer evaluated. */
    record Accepted() implements Intake {}

    /** A fact with its id was accepted before; nothing changed, no clock moved. */
    record Duplicate() implements Intake {}

    /**
     * It can't be taken; nothing changed, no clock moved.
     *
     * @param message what is wrong and what would be right, for a person
     */
    record Refused(Reason reason, String message) implements Intake {}

    /** Why a fact was refused. */
    enum Reason {
        NO_CUSTOMER,
        NO_EVENT_ID,
        UNKNOWN_CURRENCY,
        UNKNOWN_TIER,
        NUMBER_OUT_OF_RANGE,
        TIME_OUT_OF_RANGE,
        ORIGINAL_AFTER_REFUND
    }
}
