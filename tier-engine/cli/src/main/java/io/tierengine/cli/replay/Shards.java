package io.tierengine.cli.replay;

import io.tierengine.cli.csv.CsvBlock;
import io.tierengine.cli.csv.CsvBlocks;
import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.replay.SegmentStore.Segment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;

/**
 * The rows of all files, dealt out by their customer: every row of a customer lies in the same shard. A row is kept as it stands
 * in its file, and is looked at only as far as its customer; whether it is right, its shard finds out.
 *
 * <p>Kept row: file, line and length as ints, then its bytes.
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
        while (blocks.fill(block)) {
            block.start(row);
            int customerColumn = files.customerColumn(block.file());
            while (row.next()) {
                int shard = shardOf(row, customerColumn);
                int length = row.recordTo() - row.recordFrom();
                ByteWriter batch = batches[shard];
                if (batch.size() + length + 3 * Integer.BYTES > batchSize) {
                    flush(batch, shard);
                }
                batch.writeInt(block.file());
                batch.writeInt(row.line());
                batch.writeInt(length);
                batch.write(block.bytes(), row.recordFrom(), row.recordTo());
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

    private int shardOf(CsvCursor row, int customerColumn) {
        if (customerColumn >= row.cells()) {
            return 0;
        }
        byte[] bytes = row.array(customerColumn);
        int to = row.to(customerColumn);
        int hash = 1;
        for (int i = row.from(customerColumn); i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash *= 0x9E3779B9;
        return (int) (((hash & 0xFFFF_FFFFL) * count()) >>> 32);
    }

    /** Sees the rows of a shard. */
    interface RowVisitor {
        /** The row lies in {@code bytes} from {@code from} to {@code to}. */
        void row(int file, int line, byte[] bytes, int from, int to);
    }

    /** Gives the rows of a shard in no particular order, and forgets them. */
    void take(int shard, RowVisitor visitor) throws IOException {
        Queue<Segment> queue = segments.get(shard);
        for (Segment segment = queue.poll(); segment != null; segment = queue.poll()) {
            SegmentStore.Bytes rows = store.get(segment);
            byte[] bytes = rows.array();
            int at = rows.from();
            while (at < rows.to()) {
                int from = at + 3 * Integer.BYTES;
                int to = from + ByteWriter.getInt(bytes, at + 2 * Integer.BYTES);
                visitor.row(
                        ByteWriter.getInt(bytes, at), ByteWriter.getInt(bytes, at + Integer.BYTES), bytes, from, to);
                at = to;
            }
        }
    }
}
