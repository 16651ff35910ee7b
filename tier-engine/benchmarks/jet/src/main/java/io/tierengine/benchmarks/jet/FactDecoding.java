package io.tierengine.benchmarks.jet;

import com.hazelcast.function.FunctionEx;
import io.tierengine.benchmarks.contender.DecisionSetup;
import io.tierengine.benchmarks.contender.FactDecoder;
import io.tierengine.core.fact.Transaction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads a record of the transactions' topic. Jet shares one among the sources of the member; its decoder ends with the process. */
final class FactDecoding implements FunctionEx<ConsumerRecord<byte[], byte[]>, Transaction> {

    private static final long serialVersionUID = 1L;

    private final DecisionSetup setup;
    private transient volatile @Nullable FactDecoder decoder;

    FactDecoding(DecisionSetup setup) {
        this.setup = setup;
    }

    @Override
    public Transaction applyEx(ConsumerRecord<byte[], byte[]> record) {
        FactDecoder known = decoder;
        return (known == null ? first() : known).decode(record.topic(), record.value());
    }

    private synchronized FactDecoder first() {
        FactDecoder known = decoder;
        if (known == null) {
            known = setup.facts();
            decoder = known;
        }
        return known;
    }
}
