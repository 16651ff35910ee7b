package io.tierengine.streams.run;

import io.tierengine.streams.topology.Names;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one budget of write buffers for all stores of the process, so that memory outside the heap doesn't grow
 * with the number of partitions or customers. Kafka Streams makes an instance per store by reflection; the first one sizes
 * what all share.
 */
public final class BoundedStoreMemory implements RocksDBConfigSetter {

    /** Bytes for all stores together. */
    static final String BYTES_CONFIG = "tier.store.memory.bytes";

    private static final long WRITE_BUFFER_BYTES = 16L << 20;
    /**
     * Memory is taken in pieces of this size by each of a dozen or more stores. At RocksDB's own megabyte the pieces alone use up a
     * small budget, and stores with next to nothing in them are written to disk all the time.
     */
    private static final long ARENA_BLOCK_BYTES = 128L << 10;

    private static final int BLOOM_BITS_PER_KEY = 10;

    private static @Nullable Shared shared;

    private final BloomFilter filter = new BloomFilter(BLOOM_BITS_PER_KEY);

    /** What all stores of the process use. It lives as long as the process: stores come and go with rebalances. */
    private record Shared(Cache cache, WriteBufferManager buffers) {}

    private static synchronized Shared shared(long bytes) {
        Shared known = shared;
        if (known == null) {
            RocksDB.loadLibrary();
            Cache cache = new LRUCache(bytes, -1, false, 0.1);
            known = new Shared(cache, new WriteBufferManager(bytes / 2, cache));
            shared = known;
        }
        return known;
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Shared memory = shared(Long.parseLong(String.valueOf(configs.get(BYTES_CONFIG))));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setFilterPolicy(filter);
        options.setWriteBufferManager(memory.buffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setArenaBlockSize(ARENA_BLOCK_BYTES);
        options.setMaxWriteBufferNumber(3);
        compress(storeName, options);
        options.setTableFormatConfig(table);
    }

    /**
     * Histories are most of the bytes and seldom written, so it's worth while to compress them better; LZ4 finds nothing in them. Kept changes are compressed
     * by themselves.
     */
    private static void compress(String storeName, Options options) {
        switch (storeName) {
            case Names.HISTORIES_STORE ->
                compress(options, CompressionType.ZSTD_COMPRESSION, CompressionType.ZSTD_COMPRESSION);
            case Names.CHANGES_STORE ->
                compress(options, CompressionType.NO_COMPRESSION, CompressionType.NO_COMPRESSION);
            default -> compress(options, CompressionType.LZ4_COMPRESSION, CompressionType.ZSTD_COMPRESSION);
        }
    }

    private static void compress(Options options, CompressionType above, CompressionType bottommost) {
        options.setCompressionType(above);
        options.setBottommostCompressionType(bottommost);
    }

    @Override
    public void close(String storeName, Options options) {
        filter.close();
    }
}
