package io.tierengine.benchmarks.flink;

import io.tierengine.benchmarks.contender.ContenderArguments;
import io.tierengine.benchmarks.contender.DecisionSetup;
import io.tierengine.benchmarks.contender.FactDecoder;
import io.tierengine.core.fact.Transaction;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a record of the transactions' topic. It says {@link ContenderArguments#READY} when the first source begins. */
final class FactDeserialization implements KafkaRecordDeserializationSchema<Transaction> {

    private static final long serialVersionUID = 1L;
    private static final AtomicBoolean READY = new AtomicBoolean();

    private final DecisionSetup setup;
    private transient FactDecoder decoder;

    @SuppressWarnings("NullAway.Init")
    FactDeserialization(DecisionSetup setup) {
        this.setup = setup;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder = setup.facts();
        if (!READY.getAndSet(true)) {
            ContenderArguments.sayReady();
        }
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Transaction> out) {
        out.collect(decoder.decode(record.topic(), record.value()));
    }

    @Override
    public TypeInformation<Transaction> getProducedType() {
        return FactType.INSTANCE;
    }
}
