package io.tierengine.streams.query;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Stores of this instance, read from other threads than those that write them. By the older interface of interactive queries: that of KIP-796 locks a
 * store's position and then the store, and who writes locks them the other way round, so both wait for ever (seen with Kafka Streams 4.3.1).
 */
public final class LocalStores {

    private final KafkaStreams streams;

    public LocalStores(KafkaStreams streams) {
        this.streams = streams;
    }

    /**
     * The value of a key; null if there is none.
     *
     * @throws InvalidStateStorePartitionException if the partition isn't here
     * @throws InvalidStateStoreException while it can't be read
     */
    public byte @Nullable [] get(String store, int partition, Bytes key) {
        return open(store, partition).get(key);
    }

    /**
     * The entries between two keys, both included; to be closed.
     *
     * @throws InvalidStateStorePartitionException if the partition isn't here
     * @throws InvalidStateStoreException while it can't be read
     */
    public KeyValueIterator<Bytes, byte[]> range(
            String store, int partition, Bytes from, Bytes to, boolean descending) {
        ReadOnlyKeyValueStore<Bytes, byte[]> opened = open(store, partition);
        return descending ? opened.reverseRange(from, to) : opened.range(from, to);
    }

    /**
     * A store that every instance has whole.
     *
     * @throws InvalidStateStoreException while it can't be read
     */
    public ReadOnlyKeyValueStore<Bytes, byte[]> global(String store) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<Bytes, byte[]>keyValueStore()));
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> open(String store, int partition) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                        .withPartition(partition));
    }

    /** The partitions that this instance works on, of an application whose tasks are all alike. */
    public Set<Integer> partitions() {
        return partitionsOf(task -> true);
    }

    /** The partitions of a topic that this instance works on. */
    public Set<Integer> partitions(String topic) {
        return partitionsOf(task ->
                task.topicPartitions().stream().anyMatch(read -> read.topic().equals(topic)));
    }

    private Set<Integer> partitionsOf(Predicate<TaskMetadata> wanted) {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .filter(wanted)
                .map(task -> task.taskId().partition())
                .collect(Collectors.toUnmodifiableSet());
    }
}
