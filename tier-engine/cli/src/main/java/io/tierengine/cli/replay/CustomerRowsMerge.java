package io.tierengine.cli.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.PriorityQueue;

/** Writes the rows of all shards in byte order of the customers. */
final class CustomerRowsMerge {

    private static final int BUFFER_SIZE = 1 << 18;

    private CustomerRowsMerge() {}

    /** Each customer is in one shard, and each shard is in order. */
    static void write(String header, List<CustomerRows> shards, OutputStream out) throws IOException {
        PriorityQueue<CustomerRows> queue = new PriorityQueue<>(CustomerRows::compareCustomer);
        for (CustomerRows shard : shards) {
            if (shard.next()) {
                queue.add(shard);
            }
        }
        ByteWriter buffer = new ByteWriter(2 * BUFFER_SIZE);
        buffer.write((header + "\n").getBytes(StandardCharsets.UTF_8));
        for (CustomerRows first = queue.poll(); first != null; first = queue.poll()) {
            first.copyRows(buffer);
            if (buffer.size() >= BUFFER_SIZE) {
                out.write(buffer.array(), 0, buffer.size());
                buffer.setSize(0);
            }
            if (first.next()) {
                queue.add(first);
            }
        }
        out.write(buffer.array(), 0, buffer.size());
    }
}
