package io.tierengine.streams.query;

import io.tierengine.core.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Something that hasn't happened, to be tried out on a customer as it is now.
 *
 * @param facts those that would come
 * @param thenNothingFor how long nothing would come after them
 */
public record Supposition(Facts facts, Duration thenNothingFor) {

    /** Makes facts for a customer. */
    @FunctionalInterface
    public interface Facts {

        /**
         * The facts, in their order.
         *
         * @param now up to where the customer has been evaluated
         * @param currency of the policy
         */
        List<Fact> of(String customerId, Instant now, String currency);
    }

    public Supposition {
        if (thenNothingFor.isNegative()) {
            throw new IllegalArgumentException("nothing can't come for " + thenNothingFor);
        }
    }
}
