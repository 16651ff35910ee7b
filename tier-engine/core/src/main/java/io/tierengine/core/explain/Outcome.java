package io.tierengine.core.explain;

import io.tierengine.core.fact.TierOverride;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tier follows from guards, conditions, clocks and overrides (semantics §4). Tiers by id, instants in epoch milliseconds or
 * {@link #UNSET}; the clocks as rule 4 and 6 saw them, those that this evaluation started included.
 *
 * @param move what the rules did
 * @param cap the highest tier that the guards leave
 * @param highestEntered the highest tier whose {@code enter} holds
 * @param automaticBefore the tier by the rules alone, before the move
 * @param automaticAfter the same after it
 * @param upgradeMaxSteps tiers that an upgrade may climb at once
 * @param downgradeMaxSteps tiers that a downgrade may fall at once
 * @param pending the tiers above the automatic one whose {@code enter} holds and that the cap leaves, from the lowest
 * @param graceSinceMillis since when {@code retain} has failed; unset if it wasn't asked or holds
 * @param downgradeDueMillis the end of grace and of the hold; unset unless grace runs
 * @param holdUntilBeforeMillis before which no fall by the rules came
 * @param holdUntilAfterMillis the same after the move
 * @param overrides people's decisions that are valid, in the order in which they were accepted, from the latest release on
 */
public record Outcome(
        Move move,
        String cap,
        String highestEntered,
        String automaticBefore,
        String automaticAfter,
        int upgradeMaxSteps,
        int downgradeMaxSteps,
        List<Pending> pending,
        long graceSinceMillis,
        long downgradeDueMillis,
        long holdUntilBeforeMillis,
        long holdUntilAfterMillis,
        List<ValidOverride> overrides) {

    /** An instant that there isn't. */
    public static final long UNSET = Long.MIN_VALUE;

    public Outcome {
        pending = List.copyOf(pending);
        overrides = List.copyOf(overrides);
    }

    /** What the rules did to the automatic tier. */
    public enum Move {
        /** The customer is new: the lowest tier, before any rule. */
        ENROLLED,
        /** Nothing: what changed is overrides. */
        NONE,
        /** Down to the cap of a guard (rule 3). */
        CAPPED,
        /** An upgrade (rule 4). */
        UP,
        /** A downgrade (rule 6). */
        DOWN
    }

    /**
     * A tier that is waited for.
     *
     * @param sinceMillis since when its {@code enter} has held
     * @param dueMillis when it has held for long enough
     */
    public record Pending(String tier, long sinceMillis, long dueMillis) {}

    /**
     * A person's decision.
     *
     * @param tier null for a {@code RELEASE}
     * @param untilMillis its end; {@link Long#MAX_VALUE}: for good
     */
    public record ValidOverride(
            TierOverride.Kind kind, @Nullable String tier, long untilMillis) {}
}
