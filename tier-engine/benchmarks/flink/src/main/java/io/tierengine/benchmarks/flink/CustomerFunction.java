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
 * One customer's state packed in a value state, and one event-time timer at or before the next instant at which anything can
 * change, moved only when that instant comes nearer: the engine's own way, with Flink's state and timers.
 */
final class CustomerFunction extends KeyedProcessFunction<String, Transaction, Tuple2<byte[], byte[]>> {

    private static final long serialVersionUID = 1L;

    private final DecisionSetup setup;
    private transient ValueState<byte[]> packed;
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
        packed = getRuntimeContext()
                .getState(
                        new ValueStateDescriptor<>("customer", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        decider = setup.decider();
        codec = new CustomerStateCodec(decider);
        encoder = setup.changes();
        changes = new ArrayList<>();
    }

    @Override
    public void processElement(Transaction fact, Context context, Collector<Tuple2<byte[], byte[]>> out)
            throws IOException {
        CustomerState state = load(context.getCurrentKey());
        changes.clear();
        if (decider.accept(state, fact, changes::add) instanceof Intake.Accepted) {
            save(state, context.timerService());
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
        decider.advance(state, context.timerService().currentWatermark(), changes::add);
        save(state, context.timerService());
        publish(out);
    }

    private CustomerState load(String customerId) throws IOException {
        byte[] stored = packed.value();
        return stored == null ? decider.newCustomer(customerId) : codec.decode(customerId, stored);
    }

    private void save(CustomerState state, TimerService timers) throws IOException {
        long next = decider.nextInstantMillis(state);
        if (next < state.timerMillis()) {
            if (state.timerMillis() != TierDecider.NEVER) {
                timers.deleteEventTimeTimer(state.timerMillis());
            }
            timers.registerEventTimeTimer(next);
            state.setTimerMillis(next);
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
