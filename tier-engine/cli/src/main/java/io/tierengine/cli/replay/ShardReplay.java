package io.tierengine.cli.replay;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.cli.facts.BadRow;
import io.tierengine.cli.facts.BadRows;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.FactRow;
import io.tierengine.cli.facts.FactRowReader;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replays shards: parses their rows, sorts each customer's, decides. For one thread. */
final class ShardReplay {

    private final Shards shards;
    private final SegmentStore store;
    private final BadRows badRows;
    private final long untilMillis;
    private final TierDecider decider;
    private final CsvCursor cursor = new CsvCursor();
    private final List<FactRowReader> readers = new ArrayList<>();
    private final ReplayCounts counts = new ReplayCounts();

    ShardReplay(FactFiles files, Shards shards, SegmentStore store, BadRows badRows, Policy policy, long untilMillis) {
        this.shards = shards;
        this.store = store;
        this.badRows = badRows;
        this.untilMillis = untilMillis;
        this.decider = new TierDecider(policy);
        for (int file = 0; file < files.size(); file++) {
            readers.add(files.reader(file, cursor, policy.currency()));
        }
    }

    /** What has been replayed so far. */
    ReplayCounts counts() {
        return counts;
    }

    /** Replays one shard. Also when bad rows will stop the run: whatever else is wrong is told with them. */
    ShardChanges replay(int shard) throws IOException {
        List<Customer> customers = read(shard);
        ShardChanges changes = new ShardChanges(store);
        Collections.sort(customers);
        ShardChanges.Writer writer = changes.new Writer();
        ChangeRows rows = new ChangeRows(writer.rows());
        for (Customer customer : customers) {
            writer.startCustomer(customer.idBytes);
            rows.startCustomer(customer.id);
            decide(customer, rows);
            writer.endCustomer();
        }
        writer.flush();
        counts.changes += rows.count();
        return changes;
    }

    private List<Customer> read(int shard) throws IOException {
        Map<String, Customer> customers = new HashMap<>();
        shards.take(shard, (file, line, bytes, from, to) -> {
            cursor.reset(bytes, from, to, line);
            cursor.next();
            switch (readers.get(file).read()) {
                case BadRow bad -> refuse(bad);
                case FactRow row -> add(row, customers);
            }
        });
        return new ArrayList<>(customers.values());
    }

    private void add(FactRow row, Map<String, Customer> customers) {
        if (row.fact().occurredAtMillis() > untilMillis) {
            counts.afterUntil++;
            return;
        }
        customers.computeIfAbsent(row.fact().customerId(), Customer::new).rows.add(row);
    }

    private void refuse(BadRow bad) {
        counts.badRows++;
        badRows.add(bad);
    }

    private void decide(Customer customer, ChangeRows changes) {
        Collections.sort(customer.rows);
        CustomerState state = decider.newCustomer(customer.id);
        for (FactRow row : customer.rows) {
            Intake intake = decider.accept(state, row.fact(), changes);
            if (intake instanceof Intake.Refused refused) {
                refuse(new BadRow(row.file(), row.line(), refused.message()));
            } else if (intake instanceof Intake.Duplicate) {
                counts.duplicates++;
            } else {
                counts.accepted++;
            }
        }
        if (state.isEnrolled()) {
            counts.customers++;
            decider.advance(state, untilMillis, changes);
        }
    }

    /** A customer with its facts. Ordered by the bytes of the id in UTF-8. */
    private static final class Customer implements Comparable<Customer> {

        final String id;
        final byte[] idBytes;
        final List<FactRow> rows = new ArrayList<>();

        Customer(String id) {
            this.id = id;
            this.idBytes = id.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int compareTo(Customer other) {
            return Arrays.compareUnsigned(idBytes, other.idBytes);
        }
    }
}
