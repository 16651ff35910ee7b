package io.tierengine.cli.importing;

import io.tierengine.core.fact.Assessment;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.TierOverride;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The facts that are sent between two notes of progress, and so may be sent twice when an import is broken off and resumed. A
 * slice is small enough that a repetition changes nothing: it moves the clock by less than event ids are remembered, and
 * holds at most one override, and one assessment, of a customer, since a repeated one is only harmless where no other came after it.
 */
final class Slice {

    /** Event ids must be remembered for so long, which is well below the default of a policy's {@code deduplication}. */
    static final Duration LONGEST = Duration.ofDays(3);

    static final int MOST_FACTS = 10_000;

    private final Set<String> overridden = new HashSet<>();
    private final Set<String> assessed = new HashSet<>();
    private long latestMillis;
    private long beginMillis;
    private int facts;

    /** Begins a slice with the clock where the facts before it have brought it. */
    void begin() {
        overridden.clear();
        assessed.clear();
        facts = 0;
        beginMillis = latestMillis;
    }

    /** Takes a fact in, unless it belongs into the next slice. */
    boolean add(Fact fact) {
        long occurredAt = fact.occurredAtMillis();
        if (facts > 0 && (facts == MOST_FACTS || occurredAt - beginMillis > LONGEST.toMillis())) {
            return false;
        }
        if ((fact instanceof Assessment && !assessed.add(fact.customerId()))
                || (fact instanceof TierOverride && !overridden.add(fact.customerId()))) {
            return false;
        }
        latestMillis = Math.max(latestMillis, occurredAt);
        if (facts == 0) {
            beginMillis = latestMillis;
        }
        facts++;
        return true;
    }
}
