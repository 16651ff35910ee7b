package io.tierengine.core.tier;

import io.tierengine.core.time.CalendarDuration;

/**
 * How fast tiers change (semantics §4).
 *
 * @param sustained how long a tier's {@code enter} must have held before an upgrade
 * @param upgradeMaxSteps tiers an upgrade may climb at once, at least 1
 * @param grace how long a customer stays after {@code retain} failed
 * @param minimumHold how long a customer stays at least after an upgrade
 * @param downgradeMaxSteps tiers a downgrade may fall at once, at least 1
 */
public record Transitions(
        CalendarDuration sustained,
        int upgradeMaxSteps,
        CalendarDuration grace,
        CalendarDuration minimumHold,
        int downgradeMaxSteps) {

    /** No limit of steps. */
    public static final int UNLIMITED = 1_000;

    public Transitions {
        if (upgradeMaxSteps < 1 || downgradeMaxSteps < 1) {
            throw new IllegalArgumentException("maxSteps is at least 1");
        }
    }
}
