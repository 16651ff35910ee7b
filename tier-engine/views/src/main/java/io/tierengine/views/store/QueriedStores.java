package io.tierengine.views.store;

import io.tierengine.streams.query.LocalStores;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Reads the stores of running views. */
public final class QueriedStores implements ViewStores {

    private static final String RESTORING = "state is being restored";
    private static final String STOPPED = "the views don't run";

    private final KafkaStreams streams;
    private final LocalStores stores;
    private final int partitions;

    /** Over views, running or not. */
    public QueriedStores(KafkaStreams streams, int partitions) {
        this.streams = streams;
        this.stores = new LocalStores(streams);
        this.partitions = partitions;
    }

    @Override
    public Set<Integer> partitions() {
        if (streams.state() != KafkaStreams.State.RUNNING) {
            throw new NotReadyException(
                    streams.state().isRunningOrRebalancing() || streams.state() == KafkaStreams.State.CREATED
                            ? RESTORING
                            : STOPPED);
        }
        return stores.partitions();
    }

    @Override
    public int partitionOf(byte[] customerId) {
        return BuiltInPartitioner.partitionForKey(customerId, partitions);
    }

    @Override
    public byte @Nullable [] get(int partition, String store, Bytes key) {
        return whileReady(() -> stores.get(store, partition, key));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(
            int partition, String store, Bytes from, Bytes to, boolean descending) {
        return whileReady(() -> stores.range(store, partition, from, to, descending));
    }

    private static <T extends @Nullable Object> T whileReady(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (StreamsNotStartedException | StreamsStoppedException e) {
            throw new NotReadyException(STOPPED);
        } catch (InvalidStateStoreException e) {
            throw new NotReadyException(RESTORING);
        }
    }
}
