package io.tierengine.streams.query;

import io.tierengine.core.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Something that hasn't happened, to be tried out on a customer as it is now.
 *
 * @param facts those that would come, given the instant that is now for the customer
 * @param thenNothingFor how long nothing would come after them
 */
public record Supposition(Function<Instant, List<Fact>> facts, Duration thenNothingFor) {

    public Supposition {
        if (thenNothingFor.isNegative()) {
            throw new IllegalArgumentException("nothing can't come for " + thenNothingFor);
        }
    }
}
