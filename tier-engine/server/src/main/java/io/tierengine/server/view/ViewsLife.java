package io.tierengine.server.view;

import io.tierengine.core.policy.Policy;
import io.tierengine.server.life.EngineClock;
import io.tierengine.server.life.EngineStatus.Phase;
import io.tierengine.server.life.FailureText;
import io.tierengine.server.life.ViewsProbe;
import io.tierengine.server.policy.AppliedPolicy;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.streams.query.CustomerQueries;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.views.Alerts;
import io.tierengine.views.Attribute;
import io.tierengine.views.Counts;
import io.tierengine.views.Course;
import io.tierengine.views.CrossTable;
import io.tierengine.views.Distribution;
import io.tierengine.views.Falls;
import io.tierengine.views.ListQuery;
import io.tierengine.views.Movements;
import io.tierengine.views.Page;
import io.tierengine.views.Row;
import io.tierengine.views.Step;
import io.tierengine.views.ViewAnswer;
import io.tierengine.views.ViewQueries;
import io.tierengine.views.Visibility;
import io.tierengine.views.run.Views;
import io.tierengine.views.run.ViewsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the views beside an engine: they start when the engine's topics and policy are in place. If they fail the engine goes on; questions are then
 * answered with why there is no answer.
 */
public final class ViewsLife implements ViewQueries, ViewsProbe, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ViewsLife.class);
    private static final String FOLDER = "views";
    private static final long LOOK_MILLIS = 50;
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);

    /** A hundred customers a second at most: some per cent of a core. */
    private static final Duration BETWEEN_CUSTOMERS = Duration.ofMillis(10);

    private final EngineSettings settings;
    private volatile @Nullable Views views;
    private volatile @Nullable String failure;
    private volatile @Nullable Thread thread;
    private boolean closing;

    public ViewsLife(EngineSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts them, once, and returns at once.
     *
     * @param policy of the engine, which has it some time after its start
     * @param customers as the engine has them, to keep the views true
     * @param advertised where other instances reach this one, as {@code host:port}
     */
    public void start(AppliedPolicy policy, CustomerQueries customers, EngineClock clock, String advertised) {
        thread = Thread.ofPlatform().name("views-life").start(() -> live(policy, customers, clock, advertised));
    }

    private void live(AppliedPolicy policy, CustomerQueries customers, EngineClock clock, String advertised) {
        try {
            Optional<AppliedPolicy.Applied> applied = policy.find();
            while (applied.isEmpty()) {
                Thread.sleep(LOOK_MILLIS);
                applied = policy.find();
            }
            Views made = run(applied.get().document().policy(), advertised);
            if (made != null) {
                lookAgain(made, customers, clock);
            }
        } catch (InterruptedException e) {
            LOG.debug("The server is closed");
        } catch (RuntimeException e) {
            failure = "the views can't start: " + FailureText.of(e);
            LOG.error("{}; the engine goes on without them", failure, e);
        }
    }

    private @Nullable Views run(Policy policy, String advertised) throws InterruptedException {
        Path folder = settings.stateFolder().resolve(FOLDER);
        Views made = new Views(settings, ViewsSettings.of(policy.name(), policy.zone(), advertised, folder));
        synchronized (this) {
            views = made;
            if (closing) {
                made.close();
                return null;
            }
        }
        made.prepare();
        made.start();
        return made;
    }

    /** Until the server is closed. */
    private void lookAgain(Views made, CustomerQueries customers, EngineClock clock) throws InterruptedException {
        LookAgain looking = new LookAgain(made.queries(), customers, made::take, () -> Thread.sleep(BETWEEN_CUSTOMERS));
        while (true) {
            Thread.sleep(BETWEEN_ROUNDS);
            try {
                int changed = looking.round(clock.now());
                LOG.debug("Looked again at who falls soon: {} are otherwise", changed);
            } catch (RuntimeException e) {
                LOG.warn("A look at who falls soon failed; the next one begins anew", e);
            }
        }
    }

    /** The views; empty until they are made. */
    public Optional<Views> views() {
        return Optional.ofNullable(views);
    }

    /** What they are doing. */
    public Phase phase() {
        Views made = views;
        if (failure != null || (made != null && made.failure().isPresent())) {
            return Phase.FAILED;
        }
        if (made == null) {
            return Phase.PREPARING;
        }
        return switch (made.state()) {
            case CREATED -> Phase.PREPARING;
            case REBALANCING -> made.restoring().partitions() == 0 ? Phase.REBALANCING : Phase.RESTORING;
            case RUNNING -> Phase.RUNNING;
            case PENDING_SHUTDOWN, NOT_RUNNING -> Phase.STOPPING;
            case PENDING_ERROR, ERROR -> Phase.FAILED;
        };
    }

    @Override
    public Look look() {
        return new Look(phase(), views().map(Views::lagRecords).orElse(0L));
    }

    private Optional<String> whyNot() {
        String failed = failure;
        Views made = views;
        if (failed != null) {
            return Optional.of(failed);
        }
        if (made == null) {
            return Optional.of("the views are starting");
        }
        return made.failure().map(cause -> "the views gave up: " + FailureText.of(cause));
    }

    private <T> ViewAnswer<T> ask(Function<ViewQueries, ViewAnswer<T>> question) {
        Views made = views;
        Optional<String> reason = whyNot();
        return made == null || reason.isPresent()
                ? new ViewAnswer.NotYet<>(reason.orElse("the views are starting"))
                : question.apply(made.queries());
    }

    private <T> CustomerAnswer<T> askOfOne(Function<ViewQueries, CustomerAnswer<T>> question) {
        Views made = views;
        Optional<String> reason = whyNot();
        return made == null || reason.isPresent()
                ? new CustomerAnswer.NotYet<>(reason.orElse("the views are starting"))
                : question.apply(made.queries());
    }

    @Override
    public ViewAnswer<Page> list(ListQuery query) {
        return ask(queries -> queries.list(query));
    }

    @Override
    public CustomerAnswer<Row> row(String customerId) {
        return askOfOne(queries -> queries.row(customerId));
    }

    @Override
    public CustomerAnswer<Course> course(String customerId) {
        return askOfOne(queries -> queries.course(customerId));
    }

    @Override
    public CustomerAnswer<Alerts> alerts(String customerId) {
        return askOfOne(queries -> queries.alerts(customerId));
    }

    @Override
    public ViewAnswer<Counts> counts(Optional<Visibility> visibility) {
        return ask(queries -> queries.counts(visibility));
    }

    @Override
    public ViewAnswer<CrossTable> crossTable(Attribute attribute, Optional<Visibility> visibility) {
        return ask(queries -> queries.crossTable(attribute, visibility));
    }

    @Override
    public ViewAnswer<Movements> movements(Instant from, Instant to, Step step, Optional<Visibility> visibility) {
        return ask(queries -> queries.movements(from, to, step, visibility));
    }

    @Override
    public ViewAnswer<Distribution> distribution(Instant from, Instant to, Step step, Optional<Visibility> visibility) {
        return ask(queries -> queries.distribution(from, to, step, visibility));
    }

    @Override
    public ViewAnswer<Falls> falls(Instant today, int days, Optional<Visibility> visibility) {
        return ask(queries -> queries.falls(today, days, visibility));
    }

    /** Stops them within half a minute. */
    @Override
    public void close() {
        Views made;
        synchronized (this) {
            closing = true;
            made = views;
        }
        Thread living = thread;
        if (living != null) {
            living.interrupt();
        }
        if (made != null) {
            made.close();
        }
    }
}
