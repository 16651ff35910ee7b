package io.tierengine.core.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * When a customer is in which stage. All lengths in local days.
 *
 * @param newForDays how long a customer is new, from the day of the first purchase on; 0: not at all
 * @param dormantAfterDays days since the last purchase
 * @param lostAfterDays days since the last purchase, more than {@code dormantAfterDays}
 */
public record LifecycleRules(int newForDays, int dormantAfterDays, int lostAfterDays) {

    /** Days since the last or first purchase where there was none. */
    public static final long NO_PURCHASE = -1;

    public LifecycleRules {
        if (newForDays < 0 || dormantAfterDays < 1 || lostAfterDays <= dormantAfterDays) {
            throw new IllegalArgumentException("not newFor " + newForDays + " >= 0, dormantAfter " + dormantAfterDays
                    + " >= 1, lostAfter " + lostAfterDays + " > dormantAfter");
        }
    }

    /**
     * The stage of a customer. Who was active, dormant or lost is never new again: a purchase after that makes active.
     *
     * @param previous the stage so far; null: none yet
     * @param sinceFirst local days since the first purchase, {@link #NO_PURCHASE} if there was none
     * @param sinceLast local days since the last purchase, {@link #NO_PURCHASE} if there was none
     */
    public LifecycleStage stage(@Nullable LifecycleStage previous, long sinceFirst, long sinceLast) {
        if (sinceLast == NO_PURCHASE) {
            return LifecycleStage.LEAD;
        }
        if (sinceLast >= lostAfterDays) {
            return LifecycleStage.LOST;
        }
        if (sinceLast >= dormantAfterDays) {
            return LifecycleStage.DORMANT;
        }
        boolean neverOlder = previous == null || previous == LifecycleStage.LEAD || previous == LifecycleStage.NEW;
        return neverOlder && sinceFirst < newForDays ? LifecycleStage.NEW : LifecycleStage.ACTIVE;
    }

    /** Whether going from one stage to another is a return. */
    public static boolean isReactivation(@Nullable LifecycleStage previous, LifecycleStage next) {
        return next == LifecycleStage.ACTIVE && (previous == LifecycleStage.DORMANT || previous == LifecycleStage.LOST);
    }
}
