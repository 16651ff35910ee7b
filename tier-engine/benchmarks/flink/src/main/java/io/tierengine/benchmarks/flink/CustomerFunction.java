package io.tierengine.benchmarks.flink;

import io.tierengine.benchmarks.contender.ChangeEncoder;
import io.tierengine.benchmarks.contender.DecisionSetup;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.fact.Transaction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * One customer packed in two value states, as the engine has two records: what nearly every fact needs, and its history, which is
 * seldom read or written. One event-time timer at or before the next instant at which anything can change, moved only when that
 * instant comes nearer, and for a silent customer set for when there is something to tell: the engine's own way, with Flink's
 * state and timers.
 */
final class CustomerFunction extends KeyedProcessFunction<String, Transaction, Tuple2<byte[], byte[]>> {

    private static final long serialVersionUID = 1L;

    /** As the engine: trying out time costs a fraction of a microsecond for each, a timer several. */
    private static final int MOST_EVALUATIONS_AHEAD = 32;

    private final DecisionSetup setup;
    private transient ValueState<byte[]> packed;
    private transient ValueState<byte[]> history;
    private transient TierDecider decider;
    private transient CustomerStateCodec codec;
    private transient ChangeEncoder encoder;
    private transient List<TierChange> changes;

    @SuppressWarnings("NullAway.Init")
    CustomerFunction(DecisionSetup setup) {
        this.setup = setup;
    }

    @Override
    public void open(OpenContext context) {
        packed = bytes("customer");
        history = bytes("history");
        decider = setup.decider();
        codec = new CustomerStateCodec(decider);
        encoder = setup.changes();
        changes = new ArrayList<>();
    }

    private ValueState<byte[]> bytes(String name) {
        return getRuntimeContext()
                .getState(new ValueStateDescriptor<>(name, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    @Override
    public void processElement(Transaction fact, Context context, Collector<Tuple2<byte[], byte[]>> out)
            throws IOException {
        CustomerState state = load(context.getCurrentKey());
        changes.clear();
        if (decider.needsHistory(state, fact)) {
            readHistory(state);
        }
        if (decider.accept(state, fact, changes::add) instanceof Intake.Accepted) {
            save(state, decider.nextInstantMillis(state), context.timerService());
            publish(out);
        }
    }

    @Override
    public void onTimer(long atMillis, OnTimerContext context, Collector<Tuple2<byte[], byte[]>> out)
            throws IOException {
        CustomerState state = load(context.getCurrentKey());
        if (state.timerMillis() != atMillis) {
            throw new IllegalStateException("a timer for " + atMillis + " fired for " + context.getCurrentKey()
                    + ", who has one for " + state.timerMillis());
        }
        state.setTimerMillis(TierDecider.NEVER);
        changes.clear();
        readHistory(state);
        decider.advance(state, context.timerService().currentWatermark(), changes::add);
        save(state, decider.silentUntilMillis(state, MOST_EVALUATIONS_AHEAD), context.timerService());
        publish(out);
    }

    private CustomerState load(String customerId) throws IOException {
        byte[] stored = packed.value();
        return stored == null ? decider.newCustomer(customerId) : codec.decode(customerId, stored);
    }

    private void readHistory(CustomerState state) throws IOException {
        if (state.isHistoryAway()) {
            codec.readHistory(state, history.value());
        }
    }

    private void save(CustomerState state, long next, TimerService timers) throws IOException {
        if (next < state.timerMillis()) {
            if (state.timerMillis() != TierDecider.NEVER) {
                timers.deleteEventTimeTimer(state.timerMillis());
            }
            timers.registerEventTimeTimer(next);
            state.setTimerMillis(next);
        }
        if (codec.isHistoryDue(state)) {
            readHistory(state);
            history.update(codec.encodeHistory(state));
        }
        packed.update(codec.encode(state));
    }

    private void publish(Collector<Tuple2<byte[], byte[]>> out) {
        for (TierChange change : changes) {
            out.collect(Tuple2.of(encoder.key(change), encoder.value(change)));
        }
    }

    @Override
    public void close() {
        if (encoder != null) {
            encoder.close();
        }
    }
}
