package io.tierengine.streams.topology;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps a topic on every instance as it is: restoring copies its records without asking a processor. */
final class KeepRecords implements Processor<Bytes, byte[], Void, Void> {

    private final String storeName;
    private final Runnable kept;
    private KeyValueStore<Bytes, byte[]> store;

    /** @param kept is run after each record */
    @SuppressWarnings("NullAway.Init")
    KeepRecords(String storeName, Runnable kept) {
        this.storeName = storeName;
        this.kept = kept;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = context.getStateStore(storeName);
    }

    @Override
    public void process(Record<Bytes, byte[]> record) {
        store.put(record.key(), record.value());
        kept.run();
    }
}
