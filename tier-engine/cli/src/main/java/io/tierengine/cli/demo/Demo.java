package io.tierengine.cli.demo;

import io.tierengine.cli.importing.FactSender;
import io.tierengine.cli.importing.Target;
import io.tierengine.cli.terminal.CommandFailure;
import io.tierengine.cli.terminal.Logging;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.sandbox.SandboxException;
import io.tierengine.server.RunningServer;
import io.tierengine.server.TierServer;
import io.tierengine.server.life.EngineStatus;
import io.tierengine.server.setting.SettingSources;
import io.tierengine.streams.run.TierEngine;
import io.tierengine.streams.serde.RecordSerdes;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One demo: sandbox, engine, facts, screen; started in this order, closed in the other. */
final class Demo {

    private static final int PARTITIONS = 8;
    private static final String APPLICATION_ID = "tier-demo";
    private static final long LOOK_MILLIS = 50;

    private final Story story;
    private final Instant now;
    private final DemoFolder folder;
    private final Ending ending;
    private final Screen screen;
    private final Map<String, String> furtherSettings;

    Demo(
            Story story,
            Instant now,
            DemoFolder folder,
            Ending ending,
            Screen screen,
            Map<String, String> furtherSettings) {
        this.story = story;
        this.now = now;
        this.folder = folder;
        this.ending = ending;
        this.screen = screen;
        this.furtherSettings = Map.copyOf(furtherSettings);
    }

    /** Runs until it is asked to end. */
    void run() throws IOException, InterruptedException {
        screen.say("Tier Engine plays " + story.title());
        screen.say("Starting a Kafka broker and a schema registry ...");
        try (Sandbox sandbox = Sandbox.builder().brokers(1).registry(true).start()) {
            ending.started();
            Map<String, String> clients = Map.of(
                    "bootstrap.servers", sandbox.bootstrapServers(), "schema.registry.url", sandbox.registryUrl());
            try (RecordSerdes serdes = RecordSerdes.from(clients)) {
                TopicCatalogue topics = Target.describe(clients, "", PARTITIONS).topics();
                run(sandbox, clients, serdes, topics);
            }
        } catch (SandboxException e) {
            if (!ending.isAsked()) {
                throw CommandFailure.problemsFound(List.of(String.valueOf(e.getMessage())));
            }
        }
        screen.say(String.format(Locale.ROOT, "Ended; %,d tier changes were seen.", screen.changes()));
    }

    private void run(Sandbox sandbox, Map<String, String> clients, RecordSerdes serdes, TopicCatalogue topics)
            throws IOException, InterruptedException {
        try (FactSender sender = new FactSender(topics, serdes, clients)) {
            Play.openBackfill(sender);
            try (RunningServer server = startEngine(sandbox);
                    ChangeReader _ =
                            new ChangeReader(sandbox.bootstrapServers(), serdes, topics.tierChanges(), screen)) {
                Logging.toFile(folder.log());
                if (!awaitViews(server)) {
                    return;
                }
                tellWhereThingsAre(sandbox, server, topics);
                play(new Play(story, now, sender, ending, screen), server);
                screen.say("Ending ...");
            }
        }
    }

    private RunningServer startEngine(Sandbox sandbox) {
        Map<String, String> settings = new HashMap<>();
        settings.put("tier.application-id", APPLICATION_ID);
        settings.put("tier.policy", story.policy().toString());
        settings.put("tier.kafka.bootstrap-servers", sandbox.bootstrapServers());
        settings.put("tier.registry.url", sandbox.registryUrl());
        settings.put("tier.topics.partitions", Integer.toString(PARTITIONS));
        settings.put("tier.state.folder", folder.state().toString());
        settings.put("tier.allowed-lateness", story.lateness().toSeconds() + 1 + "s");
        settings.put("tier.http.port", "0");
        settings.put("tier.log.level", "error");
        settings.putAll(furtherSettings);
        return TierServer.start(SettingSources.of(settings, Map.of(), Map.of()));
    }

    private void tellWhereThingsAre(Sandbox sandbox, RunningServer server, TopicCatalogue topics) {
        screen.say("  Dashboard  " + server.url());
        screen.say("  Kafka      " + sandbox.bootstrapServers() + "  (in: "
                + topics.customerTransactions().name() + " ...; out: "
                + topics.tierChanges().name() + ", " + topics.customerTiers().name() + ")");
        screen.say("  Registry   " + sandbox.registryUrl());
        screen.say("  REST       " + server.url().resolve("/api/v1/openapi.yml"));
        screen.say("  Log        " + folder.log());
        screen.say("Any client can join. Ctrl-C ends all of it.");
    }

    private void play(Play play, RunningServer server) throws IOException, InterruptedException {
        long began = System.nanoTime();
        screen.say("Loading history ...");
        play.sendHistory();
        if (!awaitTaken(play.sent(), server)) {
            return;
        }
        screen.say(String.format(
                Locale.ROOT,
                "History is loaded: %,d facts in %.1f s. Now the last 180 days, a day per second.",
                play.sent(),
                (System.nanoTime() - began) / 1e9));
        play.playDays();
        if (ending.isAsked()) {
            return;
        }
        screen.say("Today is reached; from here on in real time.");
        play.goOn();
    }

    /** Waits until the dashboard has something to show; false if the demo is to end before. */
    private boolean awaitViews(RunningServer server) throws InterruptedException {
        while (server.viewsPhase() != EngineStatus.Phase.RUNNING) {
            requireEngine(server);
            if (server.viewsPhase() == EngineStatus.Phase.FAILED) {
                throw CommandFailure.problemsFound(List.of("the views failed; the log " + folder.log() + " says why"));
            }
            if (ending.isAskedWithin(LOOK_MILLIS)) {
                return false;
            }
        }
        return true;
    }

    private static void requireEngine(RunningServer server) {
        if (server.status().phase() == EngineStatus.Phase.FAILED) {
            throw CommandFailure.problemsFound(
                    List.of("the engine failed: " + server.status().reason()));
        }
    }

    /** Waits until the engine has taken so many facts; false if the demo is to end before. */
    private boolean awaitTaken(long facts, RunningServer server) throws InterruptedException {
        while (server.engine().map(Demo::taken).orElse(0L) < facts + PARTITIONS) {
            requireEngine(server);
            if (ending.isAskedWithin(LOOK_MILLIS)) {
                return false;
            }
        }
        return true;
    }

    private static long taken(TierEngine engine) {
        return engine.statistics().recordsTaken();
    }
}
