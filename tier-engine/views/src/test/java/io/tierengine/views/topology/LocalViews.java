package io.tierengine.views.topology;

import io.tierengine.streams.customer.BeforeCommit;
import io.tierengine.streams.run.BoundedStoreMemory;
import io.tierengine.views.ViewQueries;
import io.tierengine.views.answer.StoredViews;
import io.tierengine.views.store.StoreNames;
import io.tierengine.views.store.ViewStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The processors of several partitions over RocksDB, without Kafka; commits when it is told. */
final class LocalViews implements ViewStores, AutoCloseable {

    static final String PROGRAM = "shop";
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final List<Partition> partitions = new ArrayList<>();
    private final List<String> feed = new ArrayList<>();
    private boolean keepsFeed = true;

    private record Partition(
            MockProcessorContext<byte[], byte[]> context,
            ViewsProcessor processor,
            Map<String, KeyValueStore<Bytes, byte[]>> stores,
            BeforeCommit beforeCommit) {}

    LocalViews(Path folder, int number, ZoneId zone) {
        for (int i = 0; i < number; i++) {
            partitions.add(partition(folder, i, zone));
        }
    }

    private static Partition partition(Path folder, int number, ZoneId zone) {
        Properties config = new Properties();
        config.put("application.id", "local");
        config.put("bootstrap.servers", "127.0.0.1:1");
        config.put("rocksdb.config.setter", BoundedStoreMemory.class.getName());
        config.put("tier.store.memory.bytes", Long.toString(256L << 20));
        MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>(
                config, new TaskId(0, number), folder.resolve("p" + number).toFile());
        Map<String, KeyValueStore<Bytes, byte[]>> stores = new HashMap<>();
        for (String name : StoreNames.ALL) {
            KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                            Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                    .withLoggingDisabled()
                    .build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
            stores.put(name, store);
        }
        BeforeCommit beforeCommit = BeforeCommit.builder(Names.BEFORE_COMMIT).build();
        context.addStateStore(beforeCommit);
        ViewsProcessor processor =
                new ViewsProcessor(new ViewsTopology.Settings(PROGRAM, zone, Duration.ofHours(1), "feed"), new Looks());
        processor.init(context);
        return new Partition(context, processor, stores, beforeCommit);
    }

    void take(String customerId, SpecificRecord value, Instant appendedAt) {
        byte[] key = customerId.getBytes(StandardCharsets.UTF_8);
        Partition partition = partitions.get(partitionOf(key));
        partition.processor().process(new Record<>(key, value, appendedAt.toEpochMilli()));
        if (keepsFeed) {
            partition
                    .context()
                    .forwarded()
                    .forEach(one -> feed.add(new String(one.record().value(), StandardCharsets.UTF_8)));
        }
        partition.context().resetForwards();
    }

    void commit() {
        partitions.forEach(partition -> partition.beforeCommit().flushCache());
    }

    /** What was handed on is thrown away from now on. */
    void dropFeed() {
        keepsFeed = false;
    }

    List<String> feed() {
        return feed;
    }

    ViewQueries queries() {
        return new StoredViews(this, () -> NOW);
    }

    /** The same, of one partition alone, as an instance that has only that one answers. */
    ViewQueries queries(int only) {
        LocalViews all = this;
        return new StoredViews(
                new ViewStores() {
                    @Override
                    public Set<Integer> partitions() {
                        return Set.of(only);
                    }

                    @Override
                    public int partitionOf(byte[] customerId) {
                        return all.partitionOf(customerId);
                    }

                    @Override
                    public byte @Nullable [] get(int partition, String store, Bytes key) {
                        return all.get(partition, store, key);
                    }

                    @Override
                    public KeyValueIterator<Bytes, byte[]> range(
                            int partition, String store, Bytes from, Bytes to, boolean descending) {
                        return all.range(partition, store, from, to, descending);
                    }
                },
                () -> NOW);
    }

    /** All that lies in a store. */
    Map<Bytes, byte[]> contents(String store) {
        Map<Bytes, byte[]> contents = new HashMap<>();
        for (Partition partition : partitions) {
            try (KeyValueIterator<Bytes, byte[]> all = store(partition, store).all()) {
                all.forEachRemaining(one -> contents.put(one.key, one.value));
            }
        }
        return contents;
    }

    private static KeyValueStore<Bytes, byte[]> store(Partition partition, String name) {
        return Objects.requireNonNull(partition.stores().get(name));
    }

    @Override
    public Set<Integer> partitions() {
        return IntStream.range(0, partitions.size()).boxed().collect(Collectors.toSet());
    }

    @Override
    public int partitionOf(byte[] customerId) {
        return BuiltInPartitioner.partitionForKey(customerId, partitions.size());
    }

    @Override
    public byte @Nullable [] get(int partition, String store, Bytes key) {
        return store(partitions.get(partition), store).get(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(
            int partition, String store, Bytes from, Bytes to, boolean descending) {
        KeyValueStore<Bytes, byte[]> found = store(partitions.get(partition), store);
        return descending ? found.reverseRange(from, to) : found.range(from, to);
    }

    @Override
    public void close() {
        partitions.forEach(partition -> partition.stores().values().forEach(StateStore::close));
    }
}
