package io.tierengine.benchmarks.jet;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.Watermark;
import io.tierengine.benchmarks.contender.ChangeEncoder;
import io.tierengine.benchmarks.contender.DecisionSetup;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Transaction;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Queue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The customers of one task, decoded on the heap, and one timer for each at or before the next instant at which anything can
 * change, moved only when that instant comes nearer. A snapshot holds every customer: Jet has no other.
 */
final class CustomerProcessor extends AbstractProcessor {

    /** As the engine: trying out time costs a fraction of a microsecond for each, a timer more. */
    private static final int MOST_EVALUATIONS_AHEAD = 32;

    private static final Comparator<Timer> BY_TIME =
            Comparator.comparingLong(Timer::atMillis).thenComparing(Timer::customerId);

    private final DecisionSetup setup;
    private final Map<String, CustomerState> customers = new HashMap<>();
    private final TreeSet<Timer> timers = new TreeSet<>(BY_TIME);
    private final Queue<Entry<byte[], byte[]>> decided = new ArrayDeque<>();
    private final Traverser<Entry<byte[], byte[]>> output = decided::poll;

    private TierDecider decider;
    private CustomerStateCodec codec;
    private ChangeEncoder encoder;
    private boolean itemDecided;
    private @Nullable Traverser<Entry<String, byte[]>> snapshot;

    /** A customer's next instant, epoch milliseconds. */
    private record Timer(long atMillis, String customerId) {}

    @SuppressWarnings("NullAway.Init")
    CustomerProcessor(DecisionSetup setup) {
        this.setup = setup;
    }

    @Override
    protected void init(Context context) {
        decider = setup.decider();
        codec = new CustomerStateCodec(decider);
        encoder = setup.changes();
    }

    @Override
    protected boolean tryProcess0(Object item) {
        if (!itemDecided) {
            decide((Transaction) item);
            itemDecided = true;
        }
        if (!emitFromTraverser(output)) {
            return false;
        }
        itemDecided = false;
        return true;
    }

    @Override
    public boolean tryProcessWatermark(Watermark watermark) {
        fireDue(watermark.timestamp());
        return emitFromTraverser(output) && super.tryProcessWatermark(watermark);
    }

    private void decide(Transaction fact) {
        CustomerState state = customers.computeIfAbsent(fact.customerId(), decider::newCustomer);
        decider.accept(state, fact, this::take);
        setTimer(state, decider.nextInstantMillis(state));
    }

    private void fireDue(long clockMillis) {
        while (!timers.isEmpty() && timers.first().atMillis() <= clockMillis) {
            CustomerState state = customerOf(timers.removeFirst());
            state.setTimerMillis(TierDecider.NEVER);
            decider.advance(state, clockMillis, this::take);
            setTimer(state, decider.silentUntilMillis(state, MOST_EVALUATIONS_AHEAD));
        }
    }

    private CustomerState customerOf(Timer timer) {
        CustomerState state = customers.get(timer.customerId());
        if (state == null || state.timerMillis() != timer.atMillis()) {
            throw new IllegalStateException(timer + " belongs to no customer's next instant");
        }
        return state;
    }

    private void setTimer(CustomerState state, long next) {
        if (next < state.timerMillis()) {
            if (state.timerMillis() != TierDecider.NEVER) {
                timers.remove(new Timer(state.timerMillis(), state.customerId()));
            }
            timers.add(new Timer(next, state.customerId()));
            state.setTimerMillis(next);
        }
    }

    private void take(TierChange change) {
        decided.add(Map.entry(encoder.key(change), encoder.value(change)));
    }

    @Override
    public boolean saveToSnapshot() {
        Traverser<Entry<String, byte[]>> running = snapshot;
        if (running == null) {
            running = Traversers.traverseIterable(customers.values())
                    .map(state -> Map.entry(state.customerId(), codec.encode(state)));
            snapshot = running;
        }
        if (!emitFromTraverserToSnapshot(running)) {
            return false;
        }
        snapshot = null;
        return true;
    }

    @Override
    protected void restoreFromSnapshot(Object key, Object value) {
        CustomerState state = codec.decode((String) key, (byte[]) value);
        customers.put(state.customerId(), state);
        if (state.timerMillis() != TierDecider.NEVER) {
            timers.add(new Timer(state.timerMillis(), state.customerId()));
        }
    }

    @Override
    public void close() {
        if (encoder != null) {
            encoder.close();
        }
    }
}
