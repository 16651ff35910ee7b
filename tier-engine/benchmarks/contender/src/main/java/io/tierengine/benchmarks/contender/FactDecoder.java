package io.tierengine.benchmarks.contender;

import io.tierengine.core.fact.Transaction;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.arrival.ArrivalDeserializer;
import io.tierengine.streams.arrival.FactTranslation;
import io.tierengine.streams.serde.AvroDeserializer;
import io.tierengine.streams.serde.RecordSerdes;
import java.util.Map;

/**
 * From a value of the transactions' topic to the core's fact, by the engine's own reader. The facts of a benchmark are all
 * readable, so one that isn't is an error here, not a dead letter. Thread-safe.
 */
public final class FactDecoder implements AutoCloseable {

    private final RecordSerdes serdes;
    private final ArrivalDeserializer<?> arrivals;

    FactDecoder(String registryUrl) {
        serdes = RecordSerdes.from(Map.of("schema.registry.url", registryUrl));
        arrivals = ArrivalDeserializer.of(
                new AvroDeserializer<>(serdes.registry(), io.tierengine.contract.Transaction.class),
                FactTranslation::ofTransaction);
    }

    public Transaction decode(String topic, byte[] value) {
        Content content = arrivals.deserialize(topic, value).content();
        if (content instanceof Content.OfFact(Transaction transaction)) {
            return transaction;
        }
        throw new IllegalArgumentException("A record of topic " + topic + " is no transaction: " + content);
    }

    @Override
    public void close() {
        arrivals.close();
        serdes.close();
    }
}
