package io.tierengine.benchmarks.contender;

import io.tierengine.core.fact.Transaction;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.arrival.FactTranslation;
import io.tierengine.streams.serde.AvroDeserializer;
import io.tierengine.streams.serde.RecordSerdes;
import java.util.Map;
import java.util.Objects;

/**
 * From a value of the transactions' topic to the core's fact, by the engine's own deserializer. The facts of a benchmark are
 * all readable, so one that isn't is an error here, not a dead letter. For one thread.
 */
public final class FactDecoder implements AutoCloseable {

    private final RecordSerdes serdes;
    private final AvroDeserializer<io.tierengine.contract.Transaction> records;

    FactDecoder(String registryUrl) {
        serdes = RecordSerdes.from(Map.of("schema.registry.url", registryUrl));
        records = new AvroDeserializer<>(serdes.registry(), io.tierengine.contract.Transaction.class);
    }

    public Transaction decode(String topic, byte[] value) {
        Content content =
                FactTranslation.ofTransaction(Objects.requireNonNull(records.deserialize(topic, value), "value"));
        if (content instanceof Content.OfFact(Transaction transaction)) {
            return transaction;
        }
        throw new IllegalArgumentException("A record of topic " + topic + " is no transaction: " + content);
    }

    @Override
    public void close() {
        records.close();
        serdes.close();
    }
}
