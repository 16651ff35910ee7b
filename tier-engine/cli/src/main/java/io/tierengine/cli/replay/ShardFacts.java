package io.tierengine.cli.replay;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.FactRowReader;
import io.tierengine.cli.facts.ParsedRow;
import io.tierengine.core.policy.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The facts of one shard after the other, customer by customer; a row is parsed when it is asked for. For one thread. */
final class ShardFacts {

    private final Shards shards;
    private final CsvCursor cursor = new CsvCursor();
    private final List<FactRowReader> readers = new ArrayList<>();
    private final ShardRows rows = new ShardRows();

    ShardFacts(FactFiles files, Shards shards, Policy policy) {
        this.shards = shards;
        for (int file = 0; file < files.size(); file++) {
            readers.add(files.readerFor(policy, file, cursor));
        }
    }

    /** The customers of a shard, whose rows are forgotten elsewhere; valid until the next call. */
    List<ShardRows.Customer> take(int shard) throws IOException {
        rows.fill(shards, shard, false);
        return rows.customers();
    }

    /** The customers of a shard, whose rows can be taken again; valid until the next call. */
    List<ShardRows.Customer> look(int shard) throws IOException {
        rows.fill(shards, shard, true);
        return rows.customers();
    }

    /** One of a customer's rows; valid until the next call. */
    ParsedRow read(int row) {
        int place = rows.place(row);
        byte[] bytes = rows.bytes();
        cursor.reset(bytes, KeptRow.rowFrom(place), KeptRow.rowTo(bytes, place), KeptRow.line(bytes, place));
        cursor.next();
        return readers.get(KeptRow.file(bytes, place)).read();
    }
}
