package io.tierengine.server.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tierengine.streams.run.EngineSettings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.InterruptException;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the feed once for all who listen. */
@Singleton
public final class FeedHub implements AutoCloseable {

    public static final String CLIENTS = "tier.feed.clients";
    public static final String DROPPED = "tier.feed.clients.dropped";
    public static final String EVENTS = "tier.feed.events";

    private static final Logger LOG = LoggerFactory.getLogger(FeedHub.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    /** Listeners are woken at most so often, with all that has come in between. */
    private static final Duration ROUND = Duration.ofMillis(50);

    private final EngineSettings engine;
    private final FeedSettings settings;
    private final FeedRing ring;
    private final Set<FeedClient> clients = ConcurrentHashMap.newKeySet();
    private final Counter dropped;
    private final Counter events;
    /** Guards against a client that comes while the ring catches up. */
    private final Object joining = new Object();

    private boolean live;
    private volatile boolean closed;
    private List<Thread> threads = List.of();

    FeedHub(EngineSettings engine, FeedSettings settings, MeterRegistry meters) {
        this.engine = engine;
        this.settings = settings;
        this.ring = new FeedRing(settings.keptEvents());
        this.dropped = Counter.builder(DROPPED)
                .description("Listeners that were dropped because they took their events too slowly")
                .register(meters);
        this.events =
                Counter.builder(EVENTS).description("Events that were read").register(meters);
        Gauge.builder(CLIENTS, clients, Set::size)
                .description("Listeners at present")
                .register(meters);
    }

    /** Begins to read, once. */
    public synchronized void start() {
        threads = List.of(
                Thread.ofPlatform().daemon().name("feed").start(this::run),
                Thread.ofPlatform().daemon().name("feed-heartbeat").start(this::beat));
    }

    /** Whether nobody more may listen. */
    boolean isFull() {
        return clients.size() >= settings.mostClients();
    }

    /**
     * Events as chunks of an event stream.
     *
     * @param lastEventId where the listener left off; empty: from now on
     */
    Publisher<byte[]> listen(FeedFilter filter, Optional<String> lastEventId) {
        return subscriber -> {
            FeedClient client = new FeedClient(ring, filter, lastEventId, subscriber, this::forget);
            clients.add(client);
            subscriber.onSubscribe(client);
            synchronized (joining) {
                if (live) {
                    client.attach();
                } else {
                    client.drain();
                }
            }
            if (closed) {
                client.close();
            }
        };
    }

    private void forget(FeedClient client) {
        clients.remove(client);
        if (client.wasSlow()) {
            dropped.increment();
            LOG.debug("A listener was too slow");
        }
    }

    private void beat() {
        try {
            while (!closed) {
                Thread.sleep(HEARTBEAT);
                clients.forEach(FeedClient::heartbeat);
            }
        } catch (InterruptedException e) {
            LOG.debug("No more heartbeats");
        }
    }

    private void run() {
        while (!closed) {
            try (FeedReader reader = new FeedReader(engine, ring, settings.keptEvents())) {
                follow(reader);
            } catch (InterruptException | InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The feed can't be read, and is tried again", e);
                pause(TRY_AGAIN);
            }
        }
    }

    private void follow(FeedReader reader) throws InterruptedException {
        while (!reader.open()) {
            Thread.sleep(TRY_AGAIN);
        }
        while (!closed) {
            long begun = System.nanoTime();
            int read = reader.read();
            if (reader.isCaughtUp()) {
                goLive();
            }
            if (read > 0) {
                events.increment(read);
                clients.forEach(FeedClient::drain);
                Thread.sleep(ROUND.minusNanos(Math.min(System.nanoTime() - begun, ROUND.toNanos())));
            }
        }
    }

    private void goLive() {
        synchronized (joining) {
            if (!live) {
                live = true;
                clients.forEach(FeedClient::attach);
            }
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all answers. */
    @Override
    @PreDestroy
    public synchronized void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
        clients.forEach(FeedClient::close);
    }
}
