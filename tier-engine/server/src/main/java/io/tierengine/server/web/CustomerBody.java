package io.tierengine.server.web;

import io.tierengine.core.customer.CustomerSnapshot;
import io.tierengine.core.customer.CustomerSnapshot.GuardCondition;
import io.tierengine.core.customer.CustomerSnapshot.Reading;
import io.tierengine.core.customer.CustomerSnapshot.TierConditions;
import io.tierengine.streams.query.DescribedCustomer;
import io.tierengine.views.Row;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer as JSON. Instants are ISO 8601 in UTC; a number that is absent is null.
 *
 * @param explanation why the customer is where it is, as it stands in tier changes
 * @param row what was told of it last, and its profile; null where that can't be had
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
        List<GuardCondition> guards,
        Map<String, @Nullable Object> explanation,
        @Nullable Row row) {

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

    static CustomerBody of(DescribedCustomer described, @Nullable Row row) {
        CustomerSnapshot customer = described.snapshot();
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
                customer.guards(),
                RecordBody.of(described.explanation()),
                row);
    }

    private static Map<String, @Nullable BigDecimal> byName(List<Reading> readings) {
        Map<String, @Nullable BigDecimal> values = new LinkedHashMap<>();
        // Names with a colon are kept for metrics one window earlier; whoever wrote the policy doesn't know them.
        readings.stream()
                .filter(reading -> reading.name().indexOf(':') < 0)
                .forEach(reading -> values.put(reading.name(), reading.value()));
        return values;
    }

    private static @Nullable String text(@Nullable Object instant) {
        return instant == null ? null : instant.toString();
    }
}
