package io.tierengine.core.fact;

import java.util.Map;

/**
 * What is slow to change about a customer. It replaces the earlier profile whole; one older than the profile in force is
 * ignored.
 *
 * @param customerSinceDay epoch day of the local calendar, or {@link #NO_DAY}
 * @param attributes every other attribute by its name, such as {@code industryGrowth} or {@code region}
 */
public record Profile(
        String customerId, long occurredAtMillis, int customerSinceDay, Map<String, ProfileAttribute> attributes)
        implements Fact {

    /** No date. */
    public static final int NO_DAY = Integer.MIN_VALUE;

    @Override
    public FactKind kind() {
        return FactKind.PROFILE;
    }
}
