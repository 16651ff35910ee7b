package io.tierengine.core.oracle;

import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A customer led through facts, each change explained; with its history stored apart and brought back only when it is asked for. */
final class ExplainedRun implements TierChanges {

    private final TierDecider decider;
    private final CustomerStateCodec codec;
    private final SplittableRandom random;
    private final boolean isStored;
    private final List<TierChange> changes = new ArrayList<>();
    private CustomerState state;
    private byte @Nullable [] history;
    private int broughtToExplain;

    ExplainedRun(Scenario scenario, boolean isStored) {
        decider = new TierDecider(scenario.policy());
        decider.setCutoffs(scenario.cutoffs());
        codec = new CustomerStateCodec(decider);
        random = new SplittableRandom(scenario.seed());
        state = decider.newCustomer(Scenario.CUSTOMER);
        this.isStored = isStored;
    }

    void accept(Fact fact) {
        if (decider.needsHistory(state, fact)) {
            codec.readHistory(state, history);
        }
        decider.accept(state, fact, this);
        store();
    }

    void advance(long toMillis) {
        if (decider.needsHistory(state, toMillis)) {
            codec.readHistory(state, history);
        }
        decider.advance(state, toMillis, this);
        store();
    }

    private void store() {
        if (!isStored || !state.isEnrolled()) {
            return;
        }
        if (codec.isHistoryDue(state) || random.nextInt(2) == 0) {
            codec.readHistory(state, history);
            history = codec.encodeHistory(state);
        }
        state = codec.decode(state.customerId(), codec.encode(state));
    }

    List<TierChange> changes() {
        return changes;
    }

    long asOfMillis() {
        return state.asOfMillis();
    }

    /** How often a history was brought back for an explanation alone. */
    int broughtToExplain() {
        return broughtToExplain;
    }

    @Override
    public void changed(TierChange change) {
        changes.add(change);
    }

    @Override
    public boolean wantsExplanations() {
        return true;
    }

    @Override
    public void explaining(CustomerState customer) {
        codec.readHistory(customer, history);
        broughtToExplain++;
    }
}
