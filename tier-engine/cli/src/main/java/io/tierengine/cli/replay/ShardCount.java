package io.tierengine.cli.replay;

import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.FactRow;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.policy.CountingPolicy;
import io.tierengine.core.rfm.CustomerCount;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the customers of shards at every counting instant up to the end, before anything is decided. For one thread. */
final class ShardCount implements TierChanges {

    private final ShardFacts facts;
    private final long untilMillis;
    private final TierDecider decider;
    private final SortedMap<Long, CustomerCount> counts = new TreeMap<>();

    ShardCount(FactFiles files, Shards shards, ReplayRequest request) {
        facts = new ShardFacts(files, shards, request.policy());
        untilMillis = request.untilMillis();
        decider = new TierDecider(CountingPolicy.of(request.policy()));
    }

    /** By counting instant, of all shards so far. */
    SortedMap<Long, CustomerCount> counts() {
        return counts;
    }

    /** Counts the customers of one shard. Rows that can't be taken are told by whoever decides. */
    void count(int shard) throws IOException {
        for (ShardRows.Customer customer : facts.look(shard)) {
            CustomerState state = decider.newCustomer("");
            for (int row = customer.from(); row < customer.to(); row++) {
                if (facts.read(row) instanceof FactRow fact && fact.fact().occurredAtMillis() <= untilMillis) {
                    decider.accept(state, fact.fact(), this);
                }
            }
            decider.advance(state, untilMillis, this);
        }
    }

    @Override
    public void changed(TierChange change) {}

    @Override
    public void counted(
            String customerId, long atMillis, long recencyDaysMicros, long frequencyMicros, long monetaryMicros) {
        counts.computeIfAbsent(atMillis, _ -> new CustomerCount())
                .add(recencyDaysMicros, frequencyMicros, monetaryMicros);
    }
}
