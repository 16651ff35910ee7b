package io.tierengine.benchmarks.jet;

import com.hazelcast.function.FunctionEx;
import io.tierengine.benchmarks.contender.DecisionSetup;
import io.tierengine.benchmarks.contender.FactDecoder;
import io.tierengine.core.fact.Transaction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of the transactions' topic. Jet calls one such function from all sources of the member, and from several
 * threads, so each thread has a decoder of its own; they end with the process.
 */
final class FactDecoding implements FunctionEx<ConsumerRecord<byte[], byte[]>, Transaction> {

    private static final long serialVersionUID = 1L;

    private final DecisionSetup setup;
    private transient @Nullable ThreadLocal<FactDecoder> decoders;

    FactDecoding(DecisionSetup setup) {
        this.setup = setup;
    }

    @Override
    public Transaction applyEx(ConsumerRecord<byte[], byte[]> record) {
        return decoders().get().decode(record.topic(), record.value());
    }

    private ThreadLocal<FactDecoder> decoders() {
        ThreadLocal<FactDecoder> known = decoders;
        if (known == null) {
            known = ThreadLocal.withInitial(setup::facts);
            decoders = known;
        }
        return known;
    }
}
