package io.tierengine.server.web;

import io.tierengine.core.customer.CustomerSnapshot;
import io.tierengine.core.customer.CustomerSnapshot.GuardCondition;
import io.tierengine.core.customer.CustomerSnapshot.Reading;
import io.tierengine.core.customer.CustomerSnapshot.TierConditions;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer as JSON. Instants are ISO 8601 in UTC; a number that is absent is null.
 *
 * @param score and the numbers after it: by what the tier was decided
 */
record CustomerBody(
        String customerId,
        String program,
        int policyVersion,
        @Nullable String asOf,
        String tier,
        String automaticTier,
        long sequence,
        Clocks clocks,
        @Nullable BigDecimal score,
        Map<String, @Nullable BigDecimal> dimensions,
        Map<String, @Nullable BigDecimal> metrics,
        @Nullable BigDecimal recencyDays,
        @Nullable BigDecimal tenureDays,
        List<TierBody> tiers,
        List<GuardCondition> guards) {

    /** When what is running runs out, or since when it runs; {@code next} is when time alone may change something. */
    record Clocks(
            @Nullable String holdUntil,
            @Nullable String graceSince,
            @Nullable String next) {}

    /** What a tier's conditions say. */
    record TierBody(
            String id,
            boolean enter,
            boolean retain,
            @Nullable String pendingSince) {

        static TierBody of(TierConditions tier) {
            return new TierBody(tier.id(), tier.enter(), tier.retain(), text(tier.pendingSince()));
        }
    }

    static CustomerBody of(CustomerSnapshot customer) {
        return new CustomerBody(
                customer.customerId(),
                customer.program(),
                customer.policyVersion(),
                text(customer.asOf()),
                customer.tier(),
                customer.automaticTier(),
                customer.sequence(),
                new Clocks(text(customer.holdUntil()), text(customer.graceSince()), text(customer.next())),
                customer.score(),
                byName(customer.dimensions()),
                byName(customer.metrics()),
                customer.recencyDays(),
                customer.tenureDays(),
                customer.tiers().stream().map(TierBody::of).toList(),
                customer.guards());
    }

    private static Map<String, @Nullable BigDecimal> byName(List<Reading> readings) {
        Map<String, @Nullable BigDecimal> values = new LinkedHashMap<>();
        readings.forEach(reading -> values.put(reading.name(), reading.value()));
        return values;
    }

    private static @Nullable String text(@Nullable Object instant) {
        return instant == null ? null : instant.toString();
    }
}
