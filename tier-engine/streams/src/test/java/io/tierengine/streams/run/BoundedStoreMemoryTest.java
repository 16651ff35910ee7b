package io.tierengine.streams.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.streams.topology.Names;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;

class BoundedStoreMemoryTest {

    @Test
    void shouldCompressEachStoreByWhatLiesInIt() {
        assertCompressed(Names.HISTORIES_STORE, CompressionType.ZSTD_COMPRESSION, CompressionType.ZSTD_COMPRESSION);
        assertCompressed(Names.CHANGES_STORE, CompressionType.NO_COMPRESSION, CompressionType.NO_COMPRESSION);
        assertCompressed(Names.CUSTOMERS_STORE, CompressionType.LZ4_COMPRESSION, CompressionType.ZSTD_COMPRESSION);
        assertCompressed("of somebody else", CompressionType.LZ4_COMPRESSION, CompressionType.ZSTD_COMPRESSION);
    }

    @Test
    void shouldCountIndexesAndFiltersAsMemoryOfAllStores() {
        configured(Names.CUSTOMERS_STORE, options -> {
            BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
            assertThat(table.cacheIndexAndFilterBlocks()).isTrue();
            assertThat(table.filterPolicy()).isNotNull();
        });
    }

    private static void assertCompressed(String store, CompressionType above, CompressionType bottommost) {
        configured(store, options -> {
            assertThat(options.compressionType()).as(store).isEqualTo(above);
            assertThat(options.bottommostCompressionType()).as(store).isEqualTo(bottommost);
        });
    }

    private static void configured(String store, Consumer<Options> check) {
        RocksDB.loadLibrary();
        BoundedStoreMemory setter = new BoundedStoreMemory();
        try (Options options = new Options().setTableFormatConfig(new BlockBasedTableConfig())) {
            setter.setConfig(store, options, Map.of(BoundedStoreMemory.BYTES_CONFIG, Long.toString(64L << 20)));
            check.accept(options);
            setter.close(store, options);
        }
    }
}
