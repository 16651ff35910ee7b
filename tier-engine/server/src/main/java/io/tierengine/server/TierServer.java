package io.tierengine.server;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.runtime.server.EmbeddedServer;
import io.tierengine.server.feed.FeedHub;
import io.tierengine.server.feed.FeedSettings;
import io.tierengine.server.life.EngineClock;
import io.tierengine.server.life.EngineLife;
import io.tierengine.server.life.EngineProbe;
import io.tierengine.server.life.EngineSource;
import io.tierengine.server.life.FailureText;
import io.tierengine.server.life.PolicyFile;
import io.tierengine.server.life.ViewsProbe;
import io.tierengine.server.log.Logs;
import io.tierengine.server.metric.EngineMeters;
import io.tierengine.server.peer.Peers;
import io.tierengine.server.policy.AppliedPolicy;
import io.tierengine.server.security.ApiKeys;
import io.tierengine.server.security.Loopback;
import io.tierengine.server.security.SecuritySettings;
import io.tierengine.server.setting.ServerSettings;
import io.tierengine.server.setting.SettingSources;
import io.tierengine.server.setting.SettingsException;
import io.tierengine.server.view.StreamPeers;
import io.tierengine.server.view.ViewsLife;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.policy.PolicyUnusableException;
import io.tierengine.streams.query.CustomerQueries;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.views.ViewQueries;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the server: from its own jar, from the command {@code tier serve}, and from programs that go on with it. */
public final class TierServer {

    private static final Logger LOG = LoggerFactory.getLogger(TierServer.class);
    private static final int STOPPED = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private TierServer() {}

    /** Runs until it is stopped. The exit code is that of {@link #run}. */
    public static void main(String[] args) {
        int exitCode;
        try {
            exitCode = run(SettingSources.ofProcess(Arguments.read(args)));
        } catch (IllegalArgumentException e) {
            System.err.println("tier: " + e.getMessage());
            exitCode = WRONG_USAGE;
        }
        System.exit(exitCode);
    }

    /**
     * Runs until the process is told to stop or the engine fails.
     *
     * @return 0 after a stop, 1 if the engine can't start or gave up, 2 if settings are wrong
     */
    public static int run(SettingSources sources) {
        try (RunningServer server = start(sources)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
            Optional<String> failure = server.awaitEnd();
            failure.ifPresent(LOG::error);
            return failure.isPresent() ? FAILED : STOPPED;
        } catch (SettingsException e) {
            System.err.println("tier: " + e.getMessage());
            return WRONG_USAGE;
        } catch (StartException e) {
            LOG.debug("The server can't start", e);
            System.err.println("tier: " + e.getMessage());
            return FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return STOPPED;
        }
    }

    /**
     * Starts and returns; the caller closes it.
     *
     * @throws SettingsException if settings are wrong
     * @throws StartException if the policy file or the API keys can't be used, the port is taken, or others would reach a server at which
     *     nobody has to log in
     */
    public static RunningServer start(SettingSources sources) {
        ServerSettings settings = ServerSettings.read(sources);
        Logs.configure(settings.log().format(), settings.log().level());
        EngineLife life = new EngineLife(settings.engine(), policyOf(settings));
        ViewsLife views = new ViewsLife(settings.engine());
        ApplicationContext context =
                contextOf(settings, new Running(life, life, life, views, views, new StreamPeers(life, views)));
        try {
            context.start();
            Loopback.demand(settings.security(), context.getEnvironment());
            EmbeddedServer http = context.getBean(EmbeddedServer.class).start();
            LOG.info("Listening on {}", http.getURL());
            context.getBean(FeedHub.class).start();
            String advertised = Advertised.of(settings.advertised(), http);
            life.start(advertised, context.getBean(EngineMeters.class)::measure);
            views.start(context.getBean(AppliedPolicy.class), life, context.getBean(EngineClock.class), advertised);
            return new RunningServer(context, life, views, http.getURI());
        } catch (IllegalArgumentException e) {
            context.close();
            throw new StartException(String.valueOf(e.getMessage()), e);
        } catch (ServerStartupException e) {
            context.close();
            throw new StartException(
                    "the HTTP server can't start: " + FailureText.of(e)
                            + " (settings tier.http.host and tier.http.port)",
                    e);
        }
    }

    /** What the HTTP side asks. */
    record Running(
            EngineProbe probe,
            EngineSource engines,
            CustomerQueries customers,
            ViewsProbe viewsProbe,
            ViewQueries views,
            Peers peers) {}

    static ApplicationContext contextOf(ServerSettings settings, Running running) {
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .propertySources(
                        HttpSettings.defaults(settings.http()),
                        HttpSettings.given(settings.http(), settings.security()))
                .build();
        context.registerSingleton(EngineSettings.class, settings.engine());
        context.registerSingleton(SecuritySettings.class, settings.security());
        context.registerSingleton(FeedSettings.class, settings.events());
        context.registerSingleton(ApiKeys.class, keysOf(settings));
        context.registerSingleton(EngineProbe.class, running.probe());
        context.registerSingleton(EngineSource.class, running.engines());
        context.registerSingleton(CustomerQueries.class, running.customers());
        context.registerSingleton(ViewsProbe.class, running.viewsProbe());
        context.registerSingleton(ViewQueries.class, running.views());
        context.registerSingleton(Peers.class, running.peers());
        return context;
    }

    private static ApiKeys keysOf(ServerSettings settings) {
        try {
            return settings.security().apiKeys().map(ApiKeys::read).orElseGet(ApiKeys::none);
        } catch (IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<PolicyInForce> policyOf(ServerSettings settings) {
        try {
            return settings.policy().map(PolicyFile::read);
        } catch (PolicyUnusableException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }
}
