package io.tierengine.core.oracle;

import io.tierengine.core.customer.Alert;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.LifecycleChange;
import io.tierengine.core.customer.SegmentChange;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Leads the core through a scenario in one of the manners that must make no difference. */
final class CoreRun {

    /** How the core is called. */
    enum Manner {
        /** One call per fact, one to the end. */
        PLAIN,
        /** Time is moved from one next instant to the next, and nothing may change on the way there. */
        BY_NEXT_INSTANT,
        /** Time is moved from one instant with something to tell to the next; between them nothing may change. */
        BY_SILENCE,
        /** Time is moved by chance, in many small steps. */
        BY_SMALL_STEPS,
        /** The state is written and read again after every call, its history when it must be or by chance; time moves by chance. */
        STORED
    }

    /** What the core has told. */
    private static final class Told implements TierChanges {
        private final List<TierChange> changes = new ArrayList<>();
        private final List<LifecycleChange> stages = new ArrayList<>();
        private final List<SegmentChange> segments = new ArrayList<>();
        private final List<Alert> alerts = new ArrayList<>();
        private final List<OracleRfm.Count> counts = new ArrayList<>();

        @Override
        public void changed(TierChange change) {
            changes.add(Outcome.comparable(change));
        }

        @Override
        public void stageChanged(LifecycleChange change) {
            stages.add(change);
        }

        @Override
        public void segmentChanged(SegmentChange change) {
            segments.add(change);
        }

        @Override
        public void alerted(Alert alert) {
            alerts.add(alert);
        }

        @Override
        public void counted(String customerId, long atMillis, long recencyDays, long frequency, long monetary) {
            counts.add(new OracleRfm.Count(
                    atMillis,
                    OracleNumbers.givenMicros(recencyDays),
                    OracleNumbers.givenMicros(frequency),
                    OracleNumbers.givenMicros(monetary)));
        }

        int size() {
            return changes.size() + stages.size() + segments.size() + alerts.size();
        }

        @Override
        public String toString() {
            return changes + " " + stages + " " + segments + " " + alerts;
        }
    }

    private final Scenario scenario;
    private final Manner manner;
    private final TierDecider decider;
    private final CustomerStateCodec codec;
    private final SplittableRandom random;
    private final Told told = new Told();
    private CustomerState state;
    private byte @Nullable [] history;

    private CoreRun(Scenario scenario, Manner manner) {
        this.scenario = scenario;
        this.manner = manner;
        this.decider = new TierDecider(scenario.policy());
        decider.setCutoffs(scenario.cutoffs());
        this.codec = new CustomerStateCodec(decider);
        this.random = new SplittableRandom(scenario.seed());
        this.state = decider.newCustomer(Scenario.CUSTOMER);
    }

    /**
     * The outcome in one manner.
     *
     * @param expected which facts are accepted: only towards those may the clock run ahead
     */
    static Outcome of(Scenario scenario, Manner manner, Outcome expected) {
        return new CoreRun(scenario, manner).run(expected);
    }

    private Outcome run(Outcome expected) {
        List<String> intakes = new ArrayList<>();
        for (int i = 0; i < scenario.facts().size(); i++) {
            Fact fact = scenario.facts().get(i);
            if (expected.wasAccepted(i)) {
                approach(fact.occurredAtMillis());
            }
            if (decider.needsHistory(state, fact)) {
                codec.readHistory(state, history);
            }
            intakes.add(Outcome.nameOf(decider.accept(state, fact, told)));
            store();
        }
        approach(scenario.untilMillis());
        advance(scenario.untilMillis());
        return new Outcome(intakes, told.changes, told.stages, told.segments, told.alerts, told.counts);
    }

    private void advance(long toMillis) {
        List<OracleRfm.Count> ahead = countedAhead(toMillis);
        int before = told.counts.size();
        if (decider.needsHistory(state, toMillis)) {
            codec.readHistory(state, history);
        }
        decider.advance(state, toMillis, told);
        if (!ahead.equals(told.counts.subList(before, told.counts.size()))) {
            throw new IllegalStateException("counted ahead: " + ahead + ", on the way: " + told.counts);
        }
    }

    /** What would be counted on the way, from a copy; the history is brought only if that needs it. */
    private List<OracleRfm.Count> countedAhead(long toMillis) {
        if (scenario.policy().rfm() == null || scenario.policy().rfm().schedule() == null) {
            return List.of();
        }
        if (decider.needsHistoryToCount(state, toMillis)) {
            codec.readHistory(state, history);
        }
        byte[] packed = state.isEnrolled() ? codec.encode(state) : new byte[0];
        Told copied = new Told();
        decider.count(state, toMillis, copied);
        if (state.isEnrolled() && !Arrays.equals(packed, codec.encode(state))) {
            throw new IllegalStateException("counting has changed the customer");
        }
        return copied.counts;
    }

    private void approach(long toMillis) {
        if (!state.isEnrolled() || toMillis <= state.asOfMillis()) {
            return;
        }
        switch (manner) {
            case PLAIN -> {}
            case BY_NEXT_INSTANT -> stepByNextInstant(toMillis);
            case BY_SILENCE -> stepBySilence(toMillis);
            case BY_SMALL_STEPS, STORED -> stepByChance(toMillis);
        }
    }

    private void stepByNextInstant(long toMillis) {
        for (long next = decider.nextInstantMillis(state); next <= toMillis; next = decider.nextInstantMillis(state)) {
            if (next <= state.asOfMillis()) {
                throw new IllegalStateException("the next instant isn't in the future");
            }
            advanceInSilence(next - 1);
            decider.advance(state, next, told);
        }
        advanceInSilence(toMillis);
    }

    private void stepBySilence(long toMillis) {
        long until = decider.silentUntilMillis(state, 1 + random.nextInt(40));
        while (until <= toMillis) {
            advanceInSilence(until - 1);
            decider.advance(state, until, told);
            until = decider.silentUntilMillis(state, 1 + random.nextInt(40));
        }
        advanceInSilence(toMillis);
    }

    private void advanceInSilence(long toMillis) {
        int before = told.size();
        decider.advance(state, toMillis, told);
        if (told.size() > before) {
            throw new IllegalStateException("told before the next instant: " + told);
        }
    }

    private void stepByChance(long toMillis) {
        int steps = random.nextInt(6);
        for (int i = 0; i < steps && state.asOfMillis() < toMillis; i++) {
            long next = decider.nextInstantMillis(state);
            boolean exactly = next <= toMillis && random.nextInt(3) == 0;
            advance(exactly ? next : random.nextLong(state.asOfMillis(), toMillis) + 1);
            store();
        }
    }

    private void store() {
        if (manner != Manner.STORED || !state.isEnrolled()) {
            return;
        }
        if (codec.isHistoryDue(state) || random.nextInt(4) == 0) {
            codec.readHistory(state, history);
            history = codec.encodeHistory(state);
        }
        state = codec.decode(state.customerId(), codec.encode(state));
        if (random.nextInt(4) == 0) {
            codec.readHistory(state, history);
        }
    }
}
