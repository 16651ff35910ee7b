package io.tierengine.streams.topology;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps the policies' topic as it is: restoring copies its records without asking a processor. */
final class KeepPolicies implements Processor<Bytes, byte[], Void, Void> {

    private KeyValueStore<Bytes, byte[]> store;

    @SuppressWarnings("NullAway.Init")
    KeepPolicies() {}

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(Names.POLICIES_STORE);
    }

    @Override
    public void process(Record<Bytes, byte[]> record) {
        store.put(record.key(), record.value());
    }
}
