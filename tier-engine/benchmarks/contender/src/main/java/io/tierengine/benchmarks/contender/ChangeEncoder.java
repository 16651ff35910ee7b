package io.tierengine.benchmarks.contender;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.policy.Policy;
import io.tierengine.streams.serde.AvroSerializer;
import io.tierengine.streams.serde.RecordSerdes;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Tier changes as keys and values of their topic, by the engine's own serializer. For one thread. */
public final class ChangeEncoder implements AutoCloseable {

    private final String topic = TopicCatalogue.standard().tierChanges().name();
    private final ChangeRecords changes;
    private final RecordSerdes serdes;
    private final AvroSerializer<io.tierengine.contract.TierChange> records;

    ChangeEncoder(Policy policy, String registryUrl) {
        changes = new ChangeRecords(policy);
        serdes = RecordSerdes.from(Map.of("schema.registry.url", registryUrl));
        records = new AvroSerializer<>(
                serdes.registry(), serdes.registrySettings().schemaUse());
    }

    public byte[] key(TierChange change) {
        return change.customerId().getBytes(StandardCharsets.UTF_8);
    }

    public byte[] value(TierChange change) {
        return Objects.requireNonNull(
                records.serialize(topic, changes.recordOf(change, System.currentTimeMillis())), "a record has bytes");
    }

    @Override
    public void close() {
        records.close();
        serdes.close();
    }
}
