package io.tierengine.streams.customer;

import java.time.Duration;
import java.util.function.Consumer;

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
 * @param writesAtOnce how many customers of a partition are written in a tenth of a second before others have to wait
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

    private static void requireAtLeast(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw new IllegalArgumentException("the " + name + " is " + value + "; it must be at least " + least);
        }
    }

    public ProcessorSettings withProgram(String name) {
        return with(draft -> draft.program = name);
    }

    public ProcessorSettings withAllowedLateness(Duration lateness) {
        return with(draft -> draft.allowedLateness = lateness);
    }

    public ProcessorSettings withFutureTolerance(Duration tolerance) {
        return with(draft -> draft.futureTolerance = tolerance);
    }

    public ProcessorSettings withExplanations(boolean wanted) {
        return with(draft -> draft.explanations = wanted);
    }

    public ProcessorSettings withKeptChanges(int most) {
        return with(draft -> draft.keptChanges = most);
    }

    public ProcessorSettings withWriteBehind(Duration most, int atOnce) {
        return with(draft -> {
            draft.writeBehind = most;
            draft.writesAtOnce = atOnce;
        });
    }

    public ProcessorSettings withCutoffMargin(Duration margin) {
        return with(draft -> draft.cutoffMargin = margin);
    }

    private ProcessorSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Settings that are being changed. */
    private static final class Draft {

        private final ProcessorSettings before;
        private String program;
        private Duration allowedLateness;
        private Duration futureTolerance;
        private boolean explanations;
        private int keptChanges;
        private Duration writeBehind;
        private int writesAtOnce;
        private Duration cutoffMargin;

        private Draft(ProcessorSettings before) {
            this.before = before;
            program = before.program;
            allowedLateness = before.allowedLateness;
            futureTolerance = before.futureTolerance;
            explanations = before.explanations;
            keptChanges = before.keptChanges;
            writeBehind = before.writeBehind;
            writesAtOnce = before.writesAtOnce;
            cutoffMargin = before.cutoffMargin;
        }

        private ProcessorSettings settings() {
            return new ProcessorSettings(
                    program,
                    allowedLateness,
                    futureTolerance,
                    before.idleTimeout,
                    before.tick,
                    before.timerBatchTime,
                    explanations,
                    keptChanges,
                    writeBehind,
                    writesAtOnce,
                    cutoffMargin);
        }
    }
}
