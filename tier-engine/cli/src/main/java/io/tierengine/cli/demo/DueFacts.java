package io.tierengine.cli.demo;

import io.tierengine.core.fact.Fact;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Facts with the instant at which each is due to be sent: when it occurred, or for one that comes late, when the latest before it
 * occurred.
 */
final class DueFacts {

    private final Iterator<Fact> facts;
    private @Nullable Fact next;
    private long dueMillis = Long.MIN_VALUE;

    /** @param facts in order of arrival */
    DueFacts(Iterator<Fact> facts) {
        this.facts = facts;
        advance();
    }

    private void advance() {
        next = facts.hasNext() ? facts.next() : null;
        if (next != null) {
            dueMillis = Math.max(dueMillis, next.occurredAtMillis());
        }
    }

    /** The next fact if it is due before an instant, epoch milliseconds; null if it isn't, or there are no more. */
    @Nullable
    Fact takeBefore(long millis) {
        Fact taken = next;
        if (taken == null || dueMillis >= millis) {
            return null;
        }
        advance();
        return taken;
    }

    /** Whether all have been taken. */
    boolean isOver() {
        return next == null;
    }
}
