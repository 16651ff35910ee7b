package io.tierengine.streams.customer;

import java.time.Duration;

/**
 * How customers are processed.
 *
 * @param program name of the policy that is applied; empty: the only one there is
 * @param allowedLateness how far behind the latest fact of its partition a fact may come and still be on time (semantics §5)
 * @param futureTolerance how far after its append a fact may be dated
 * @param idleTimeout how long a partition must be quiet before its clock follows wall time
 * @param tick how often time is looked at
 * @param timerBatchTime how long timers may be fired before facts get their turn
 * @param explanations whether tier changes carry why they came about (semantics §6)
 * @param keptChanges how many of a customer's latest tier changes are kept beside its state; 0: none
 * @param writeBehind how long the state of a customer of whom nothing was told may wait to be written where facts come fast; zero: not at all
 * @param writesAtOnce how many customers are written at each commit of a partition before others have to wait
 * @param cutoffMargin how long after any fact that may be accepted now counted cut-offs come into force, so that every task knows them by then
 */
public record ProcessorSettings(
        String program,
        Duration allowedLateness,
        Duration futureTolerance,
        Duration idleTimeout,
        Duration tick,
        Duration timerBatchTime,
        boolean explanations,
        int keptChanges,
        Duration writeBehind,
        int writesAtOnce,
        Duration cutoffMargin) {

    /** The most changes of a customer that can be kept. */
    public static final int MOST_KEPT_CHANGES = 100;

    /** As much is processed again after a restart. */
    private static final Duration LONGEST_WRITE_BEHIND = Duration.ofMinutes(1);

    /** No lateness, an hour of tolerance, a second of idleness, explanations, ten minutes of margin. */
    public static final ProcessorSettings DEFAULTS = new ProcessorSettings(
            "",
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofSeconds(1),
            Duration.ofMillis(50),
            Duration.ofMillis(40),
            true,
            5,
            Duration.ofSeconds(2),
            256,
            Duration.ofMinutes(10));

    public ProcessorSettings {
        requireAtLeast("allowed lateness", allowedLateness, Duration.ZERO);
        requireAtLeast("future tolerance", futureTolerance, Duration.ZERO);
        requireAtLeast("idle time-out", idleTimeout, Duration.ofMillis(100));
        requireAtLeast("tick", tick, Duration.ofMillis(1));
        requireAtLeast("timer batch time", timerBatchTime, Duration.ofMillis(1));
        requireAtLeast("write-behind", writeBehind, Duration.ZERO);
        requireAtLeast("cut-off margin", cutoffMargin, Duration.ZERO);
        if (writeBehind.compareTo(LONGEST_WRITE_BEHIND) > 0) {
            throw new IllegalArgumentException(
                    "the write-behind is " + writeBehind + "; it must be at most " + LONGEST_WRITE_BEHIND);
        }
        if (keptChanges < 0 || keptChanges > MOST_KEPT_CHANGES) {
            throw new IllegalArgumentException(
                    keptChanges + " changes of a customer can't be kept; it is 0 to " + MOST_KEPT_CHANGES);
        }
    }

    public ProcessorSettings withKeptChanges(int most) {
        return new ProcessorSettings(
                program,
                allowedLateness,
                futureTolerance,
                idleTimeout,
                tick,
                timerBatchTime,
                explanations,
                most,
                writeBehind,
                writesAtOnce,
                cutoffMargin);
    }

    private static void requireAtLeast(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException("the " + name + " is " + value + "; it must be at least " + least);
        }
    }

    public ProcessorSettings withProgram(String name) {
        return new ProcessorSettings(
                name,
                allowedLateness,
                futureTolerance,
                idleTimeout,
                tick,
                timerBatchTime,
                explanations,
                keptChanges,
                writeBehind,
                writesAtOnce,
                cutoffMargin);
    }

    public ProcessorSettings withAllowedLateness(Duration lateness) {
        return new ProcessorSettings(
                program,
                lateness,
                futureTolerance,
                idleTimeout,
                tick,
                timerBatchTime,
                explanations,
                keptChanges,
                writeBehind,
                writesAtOnce,
                cutoffMargin);
    }

    public ProcessorSettings withExplanations(boolean wanted) {
        return new ProcessorSettings(
                program,
                allowedLateness,
                futureTolerance,
                idleTimeout,
                tick,
                timerBatchTime,
                wanted,
                keptChanges,
                writeBehind,
                writesAtOnce,
                cutoffMargin);
    }

    public ProcessorSettings withWriteBehind(Duration most, int atOnce) {
        return new ProcessorSettings(
                program,
                allowedLateness,
                futureTolerance,
                idleTimeout,
                tick,
                timerBatchTime,
                explanations,
                keptChanges,
                most,
                atOnce,
                cutoffMargin);
    }

    public ProcessorSettings withFutureTolerance(Duration tolerance) {
        return new ProcessorSettings(
                program,
                allowedLateness,
                tolerance,
                idleTimeout,
                tick,
                timerBatchTime,
                explanations,
                keptChanges,
                writeBehind,
                writesAtOnce,
                cutoffMargin);
    }

    public ProcessorSettings withCutoffMargin(Duration margin) {
        return new ProcessorSettings(
                program,
                allowedLateness,
                futureTolerance,
                idleTimeout,
                tick,
                timerBatchTime,
                explanations,
                keptChanges,
                writeBehind,
                writesAtOnce,
                margin);
    }
}
