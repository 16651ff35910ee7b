package io.tierengine.cli.replay;

import io.tierengine.cli.csv.CsvBlock;
import io.tierengine.cli.csv.CsvBlocks;
import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.cli.csv.Words;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.RowKey;
import io.tierengine.cli.replay.SegmentStore.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;

/**
 * The rows of all files, dealt out by their customer: every row of a customer lies in the same shard. A row is kept as it stands
 * in its file, as a {@link KeptRow}; whether it is right, its shard finds out.
 */
final class Shards {

    private static final int SMALLEST_BATCH = 1 << 12;
    private static final int LARGEST_BATCH = 1 << 16;
    private static final int MEMORY_FOR_BATCHES = 1 << 24;

    private final FactFiles files;
    private final CsvBlocks blocks;
    private final SegmentStore store;
    private final List<Queue<Segment>> segments = new ArrayList<>();

    Shards(FactFiles files, int count, SegmentStore store) {
        this.files = files;
        this.blocks = files.blocks();
        this.store = store;
        for (int i = 0; i < count; i++) {
            segments.add(new ConcurrentLinkedQueue<>());
        }
    }

    int count() {
        return segments.size();
    }

    /**
     * Deals out blocks until there are none left; several threads may do so together.
     *
     * @param threads how many do so
     * @param read is told how many bytes of the files were read
     */
    void deal(int threads, IntConsumer read) throws IOException {
        int batchSize = Math.clamp(MEMORY_FOR_BATCHES / (count() * threads), SMALLEST_BATCH, LARGEST_BATCH);
        ByteWriter[] batches = new ByteWriter[count()];
        for (int i = 0; i < batches.length; i++) {
            batches[i] = new ByteWriter(batchSize);
        }
        CsvBlock block = new CsvBlock();
        CsvCursor row = new CsvCursor();
        List<RowKey> keys = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            keys.add(files.key(file, row));
        }
        while (blocks.fill(block)) {
            block.start(row);
            RowKey key = keys.get(block.file());
            while (row.next()) {
                int shard = shardOf(row, key.customer());
                ByteWriter batch = batches[shard];
                if (batch.size() + KeptRow.mostBytes(row) > batchSize) {
                    flush(batch, shard);
                }
                KeptRow.write(block.file(), row, key, batch);
            }
            read.accept(block.size());
        }
        for (int shard = 0; shard < batches.length; shard++) {
            flush(batches[shard], shard);
        }
    }

    private void flush(ByteWriter batch, int shard) throws IOException {
        if (batch.size() > 0) {
            segments.get(shard).add(store.put(batch.array(), batch.size()));
            batch.setSize(0);
        }
    }

    private int shardOf(CsvCursor row, int customer) {
        if (customer < 0) {
            return 0;
        }
        long hash = Words.hash(row.array(customer), row.from(customer), row.to(customer));
        return (int) (((hash >>> 32) * count()) >>> 32);
    }

    /** Gives the rows of a shard in no particular order, to be given again. */
    void look(int shard, ByteWriter rows) throws IOException {
        rows.setSize(0);
        rows.reserve(segments.get(shard).stream().mapToInt(Segment::size).reduce(0, Math::addExact));
        for (Segment segment : segments.get(shard)) {
            store.get(segment, rows);
        }
    }

    /** Gives the rows of a shard in no particular order, and forgets them. */
    void take(int shard, ByteWriter rows) throws IOException {
        look(shard, rows);
        segments.get(shard).clear();
    }
}
