package io.tierengine.streams.customer;

import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.CutoffSchedule;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What works by the policy in force.
 *
 * @param cutoffs null: the policy has no cut-offs by percentile
 */
record Session(
        Policy policy,
        Customers customers,
        Outputs outputs,
        Audit audit,
        @Nullable CutoffWork cutoffs) {

    /**
     * Makes what a task works with by a policy.
     *
     * @param clockMillis of the partition
     * @param nanoTime by which work is bounded
     */
    static Session of(
            Policy policy,
            TaskStores stores,
            Timers timers,
            WriteBehind writeBehind,
            TaskWiring wiring,
            boolean isExplained,
            int partition,
            long clockMillis,
            LongSupplier nanoTime) {
        TierDecider decider = new TierDecider(policy);
        Customers customers = new Customers(
                stores.customers(),
                stores.histories(),
                timers,
                decider,
                wiring.memory(),
                isExplained,
                stores.progress(),
                writeBehind);
        CutoffSchedule schedule = policy.rfm() == null ? null : policy.rfm().schedule();
        CutoffWork cutoffs = null;
        if (schedule != null) {
            CustomerScan scan = new CustomerScan(stores.customers(), stores.histories(), decider);
            cutoffs = new CutoffWork(
                    new CutoffWork.Task(
                            stores,
                            customers,
                            scan,
                            decider,
                            wiring.cutoffs(),
                            wiring.statistics(),
                            partition,
                            nanoTime),
                    schedule,
                    clockMillis);
        }
        return new Session(policy, customers, new Outputs(policy), new Audit(policy), cutoffs);
    }

    /** Writes what has changed and doesn't wait. */
    void flush(long nowMillis) {
        customers.flush(nowMillis);
        if (cutoffs != null) {
            cutoffs.flush();
        }
    }

    /** Whether decisions may still be to come at the partition's clock, timers aside. */
    boolean isBehind(long clockMillis) {
        return customers.hasUnwritten() || (cutoffs != null && cutoffs.isBehind(clockMillis));
    }
}
