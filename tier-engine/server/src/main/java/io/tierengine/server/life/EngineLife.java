package io.tierengine.server.life;

import io.tierengine.contract.TierChange;
import io.tierengine.core.customer.Timeline;
import io.tierengine.server.life.EngineStatus.Phase;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.streams.query.CustomerQueries;
import io.tierengine.streams.query.DescribedCustomer;
import io.tierengine.streams.query.StoredCustomers;
import io.tierengine.streams.query.SupposedCourse;
import io.tierengine.streams.query.Supposition;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.run.TierEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one engine on a thread of its own: prepares, starts and watches it. It ends when it is closed, or when the engine gives
 * up or can't start; it isn't started again, since whoever runs the process does that.
 */
public final class EngineLife implements EngineProbe, EngineSource, CustomerQueries, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EngineLife.class);
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final EngineSettings settings;
    private final Optional<PolicyInForce> policy;
    private final CompletableFuture<Optional<String>> end = new CompletableFuture<>();
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile @Nullable Thread thread;
    private volatile @Nullable TierEngine engine;
    private volatile @Nullable CustomerQueries customers;

    /**
     * An engine that isn't started yet.
     *
     * @param policy to be published at the start
     */
    public EngineLife(EngineSettings settings, Optional<PolicyInForce> policy) {
        this.settings = settings;
        this.policy = policy;
    }

    /**
     * Starts, once, and returns at once.
     *
     * @param advertised where other instances reach this one, as {@code host:port}
     * @param whenMade is told the engine before it is prepared
     */
    public void start(String advertised, Consumer<TierEngine> whenMade) {
        thread = Thread.ofPlatform()
                .name("engine-life")
                .start(() -> live(settings.withAdvertised(advertised), whenMade));
    }

    private void live(EngineSettings addressed, Consumer<TierEngine> whenMade) {
        try {
            TierEngine made = new TierEngine(addressed);
            engine = made;
            if (closing.get()) {
                made.close();
                return;
            }
            customers = StoredCustomers.of(made);
            whenMade.accept(made);
            made.prepare(policy);
            LOG.info("Topics, schemas and policy are in place");
            made.start();
            boolean ended = false;
            while (!ended) {
                ended = made.awaitEnd(LOOK_AGAIN);
            }
            end.complete(closing.get() ? Optional.empty() : Optional.of(whyItGaveUp(made)));
        } catch (InterruptedException e) {
            end.complete(Optional.empty());
        } catch (RuntimeException | Error e) {
            end.complete(closing.get() ? Optional.empty() : Optional.of(whyItDidNotStart(e)));
        }
    }

    private static String whyItDidNotStart(Throwable thrown) {
        LOG.debug("The engine can't start", thrown);
        return "the engine can't start: " + FailureText.of(thrown);
    }

    private static String whyItGaveUp(TierEngine engine) {
        return "the engine gave up: "
                + engine.failure().map(FailureText::of).orElseGet(() -> "Kafka Streams is in state " + engine.state());
    }

    /** Waits for the end: empty if it was asked for, else why the engine failed. */
    public Optional<String> awaitEnd() throws InterruptedException {
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The engine; empty until it is made, which is at once after the start unless the settings don't do. */
    @Override
    public Optional<TierEngine> engine() {
        return Optional.ofNullable(engine);
    }

    @Override
    public EngineStatus status() {
        Optional<String> ended = end.getNow(Optional.empty());
        TierEngine made = engine;
        if (ended.isPresent()) {
            return EngineStatus.failed(ended.get());
        }
        if (closing.get()) {
            return EngineStatus.of(Phase.STOPPING);
        }
        return made == null ? EngineStatus.of(Phase.PREPARING) : statusOf(made);
    }

    private static EngineStatus statusOf(TierEngine engine) {
        if (engine.failure().isPresent()) {
            return EngineStatus.failed(whyItGaveUp(engine));
        }
        return switch (engine.state()) {
            case CREATED -> EngineStatus.of(Phase.PREPARING);
            case REBALANCING -> {
                int partitions = engine.restoring().partitions();
                yield partitions == 0
                        ? EngineStatus.of(Phase.REBALANCING)
                        : new EngineStatus(
                                Phase.RESTORING, partitions, engine.restoring().records(), "");
            }
            case RUNNING -> EngineStatus.of(Phase.RUNNING);
            case PENDING_SHUTDOWN, NOT_RUNNING -> EngineStatus.of(Phase.STOPPING);
            case PENDING_ERROR, ERROR -> EngineStatus.failed(whyItGaveUp(engine));
        };
    }

    @Override
    public CustomerAnswer<DescribedCustomer> customer(String customerId) {
        return answer(running -> running.customer(customerId));
    }

    @Override
    public CustomerAnswer<List<TierChange>> changes(String customerId) {
        return answer(running -> running.changes(customerId));
    }

    @Override
    public CustomerAnswer<SupposedCourse> suppose(String customerId, Supposition supposition) {
        return answer(running -> running.suppose(customerId, supposition));
    }

    @Override
    public CustomerAnswer<Timeline> timeline(String customerId, Instant now, int days) {
        return answer(running -> running.timeline(customerId, now, days));
    }

    private <T> CustomerAnswer<T> answer(Function<CustomerQueries, CustomerAnswer<T>> question) {
        CustomerQueries running = customers;
        return switch (status().phase()) {
            case RUNNING, REBALANCING, RESTORING ->
                running == null ? new CustomerAnswer.NotYet<>("the engine is starting") : question.apply(running);
            case PREPARING -> new CustomerAnswer.NotYet<>("the engine is starting");
            case STOPPING, FAILED -> new CustomerAnswer.NotYet<>("the engine is stopping");
        };
    }

    /** Stops the engine within half a minute. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        Thread living = thread;
        if (living != null) {
            living.interrupt();
        }
        TierEngine made = engine;
        if (made != null) {
            made.close();
        }
        end.complete(Optional.empty());
    }
}
