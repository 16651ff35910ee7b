package io.tierengine.policy;

import io.tierengine.core.tier.Transitions;
import io.tierengine.core.time.CalendarDuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code spec.transitions}. */
final class TransitionsReader {

    private static final List<String> TRANSITIONS = List.of("upgrade", "downgrade");
    private static final List<String> UPGRADE = List.of("sustained", "maxSteps");
    private static final List<String> DOWNGRADE = List.of("grace", "minimumHold", "maxSteps");

    private TransitionsReader() {}

    static Transitions read(Keys spec, Notes notes) {
        Keys keys = spec.mapping("transitions", TRANSITIONS);
        Keys upgrade = keys == null ? null : keys.mapping("upgrade", UPGRADE);
        Keys downgrade = keys == null ? null : keys.mapping("downgrade", DOWNGRADE);
        return new Transitions(
                duration(upgrade, "sustained", notes),
                steps(upgrade),
                duration(downgrade, "grace", notes),
                duration(downgrade, "minimumHold", notes),
                steps(downgrade));
    }

    private static CalendarDuration duration(@Nullable Keys keys, String key, Notes notes) {
        CalendarDuration duration = keys == null ? null : Durations.read(keys, key, notes);
        return duration == null ? CalendarDuration.ZERO : duration;
    }

    private static int steps(@Nullable Keys keys) {
        return keys == null
                ? Transitions.UNLIMITED
                : keys.whole("maxSteps", 1, Limits.MAX_STEPS).orElse(Transitions.UNLIMITED);
    }
}
