package io.tierengine.server;

import io.micronaut.context.ApplicationContext;
import io.tierengine.server.life.EngineLife;
import io.tierengine.server.life.EngineStatus;
import io.tierengine.server.view.ViewsLife;
import io.tierengine.streams.query.CustomerQueries;
import io.tierengine.streams.run.TierEngine;
import java.net.URI;
import java.util.Optional;

/** A server that was started. Its HTTP side answers at once; the engine follows when topics, schemas and policy are in place. */
public final class RunningServer implements AutoCloseable {

    private final ApplicationContext context;
    private final EngineLife life;
    private final ViewsLife views;
    private final URI url;

    RunningServer(ApplicationContext context, EngineLife life, ViewsLife views, URI url) {
        this.context = context;
        this.life = life;
        this.views = views;
        this.url = url;
    }

    /** Where its HTTP side listens. */
    public URI url() {
        return url;
    }

    public int port() {
        return url.getPort();
    }

    public EngineStatus status() {
        return life.status();
    }

    /** What the views are doing, of which lists and counts are made. */
    public EngineStatus.Phase viewsPhase() {
        return views.phase();
    }

    /** The engine; empty for the moment until it is made. */
    public Optional<TierEngine> engine() {
        return life.engine();
    }

    public CustomerQueries customers() {
        return life;
    }

    /** Waits for the end: empty if {@link #close} asked for it, else why the engine failed. */
    public Optional<String> awaitEnd() throws InterruptedException {
        return life.awaitEnd();
    }

    /** Stops the engine within half a minute, then the HTTP side, which tells until then that it stops. */
    @Override
    public synchronized void close() {
        if (!context.isRunning()) {
            return;
        }
        views.close();
        life.close();
        context.close();
    }
}
