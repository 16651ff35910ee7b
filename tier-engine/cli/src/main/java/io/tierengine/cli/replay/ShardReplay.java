package io.tierengine.cli.replay;

import io.tierengine.cli.facts.BadRow;
import io.tierengine.cli.facts.BadRows;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.FactRow;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.rfm.CutoffTable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replays shards, customer by customer: a row is parsed just before it is decided, so that no fact outlives its decision. For one
 * thread.
 */
final class ShardReplay {

    private final ShardFacts facts;
    private final SegmentStore store;
    private final BadRows badRows;
    private final Set<Told> wanted;
    private final long untilMillis;
    private final TierDecider decider;
    private final ReplayCounts counts = new ReplayCounts();

    /** @param cutoffs those by percentile, counted before */
    ShardReplay(
            FactFiles files,
            Shards shards,
            SegmentStore store,
            BadRows badRows,
            ReplayRequest request,
            CutoffTable cutoffs) {
        this.facts = new ShardFacts(files, shards, request.policy());
        this.wanted = request.wanted();
        this.store = store;
        this.badRows = badRows;
        this.untilMillis = request.untilMillis();
        this.decider = new TierDecider(request.policy());
        decider.setCutoffs(cutoffs);
    }

    /** What has been replayed so far. */
    ReplayCounts counts() {
        return counts;
    }

    /** Replays one shard. Also when bad rows will stop the run: whatever else is wrong is told with them. */
    Map<Told, CustomerRows> replay(int shard) throws IOException {
        List<ShardRows.Customer> customers = facts.take(shard);
        ToldRows told = new ToldRows(store, wanted);
        for (ShardRows.Customer customer : customers) {
            String id = customer.id();
            told.startCustomer(customer.idBytes(), id);
            decide(customer, id, told);
            told.endCustomer();
        }
        counts.changes += told.changeCount();
        return told.finish();
    }

    private void decide(ShardRows.Customer customer, String id, ToldRows changes) {
        CustomerState state = decider.newCustomer(id);
        for (int row = customer.from(); row < customer.to(); row++) {
            switch (facts.read(row)) {
                case BadRow bad -> refuse(bad);
                case FactRow fact -> decide(fact, state, changes);
            }
        }
        if (state.isEnrolled()) {
            counts.customers++;
            decider.advance(state, untilMillis, changes);
        }
    }

    private void decide(FactRow row, CustomerState state, ToldRows changes) {
        if (row.fact().occurredAtMillis() > untilMillis) {
            counts.afterUntil++;
            return;
        }
        Intake intake = decider.accept(state, row.fact(), changes);
        if (intake instanceof Intake.Refused refused) {
            refuse(new BadRow(row.file(), row.line(), refused.message()));
        } else if (intake instanceof Intake.Duplicate) {
            counts.duplicates++;
        } else {
            counts.accepted++;
        }
    }

    private void refuse(BadRow bad) {
        counts.badRows++;
        badRows.add(bad);
    }
}
