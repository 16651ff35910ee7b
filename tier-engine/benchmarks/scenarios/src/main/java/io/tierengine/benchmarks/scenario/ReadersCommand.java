package io.tierengine.benchmarks.scenario;

import io.tierengine.benchmarks.scenario.engine.Lab;
import io.tierengine.benchmarks.scenario.engine.ServerProcess;
import io.tierengine.benchmarks.scenario.fact.FactProducer;
import io.tierengine.benchmarks.scenario.fact.LiveFacts;
import io.tierengine.benchmarks.scenario.fact.LiveFacts.Buyers;
import io.tierengine.benchmarks.scenario.fact.Population;
import io.tierengine.benchmarks.scenario.reader.Askers;
import io.tierengine.benchmarks.scenario.reader.Listeners;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code readers}: what it costs the engine that many read over HTTP meanwhile. The same number of facts is sent at once, again and again, in turn with
 * and without readers; measured is how long the engine takes for them. Readers share the machine with the engine and the broker, so what they do
 * themselves counts too.
 */
@Command(
        name = "readers",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The engine's throughput with listeners and questions over HTTP, and without.")
final class ReadersCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Mixin
    private LabOptions options = new LabOptions();

    @Option(names = "--customers", defaultValue = "20000", description = "Known customers; default ${DEFAULT-VALUE}.")
    private int customers;

    @Option(names = "--facts", defaultValue = "400000", description = "Of one turn; default ${DEFAULT-VALUE}.")
    private long facts;

    @Option(names = "--rounds", defaultValue = "5", description = "Turns of each kind; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--listeners", defaultValue = "500", description = "Default ${DEFAULT-VALUE}.")
    private int listeners;

    @Option(names = "--questions", defaultValue = "200", description = "A second; default ${DEFAULT-VALUE}.")
    private int questions;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Lab lab = options.open();
                ServerProcess server = lab.startServer(100 * questions)) {
            server.awaitReady(PATIENCE);
            LiveFacts live = new LiveFacts(
                    "readers",
                    Buyers.all(customers),
                    lab.policy().currency(),
                    facts * (2L * rounds + 2),
                    options.seed());
            Report report = new Report("readers", settings());
            List<Double> without = new ArrayList<>();
            List<Double> with = new ArrayList<>();
            try (FactProducer producer = FactProducer.ahead(lab)) {
                Report.say("Warming up ...");
                turn(server, live, producer);
                for (int round = 1; round <= rounds; round++) {
                    Report.say("Round %d of %d ...".formatted(round, rounds));
                    without.add(turn(server, live, producer));
                    report.add(withReaders(server, live, producer, round, without.getLast(), with));
                }
            }
            report.publish(options.json());
            System.out.printf(
                    "median with readers / without: %.2f (%.2f to %.2f)%n",
                    median(with) / median(without), least(with, without), most(with, without));
            return CommandLine.ExitCode.OK;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = options.settings();
        settings.put("customers", customers);
        settings.put("facts", facts);
        settings.put("listeners", listeners);
        settings.put("questionsPerSecond", questions);
        return settings;
    }

    /** Facts a second. */
    private double turn(ServerProcess server, LiveFacts live, FactProducer producer)
            throws IOException, InterruptedException {
        long before = server.accepted();
        long begin = System.nanoTime();
        live.send(facts, producer);
        server.awaitAccepted(before + facts, PATIENCE);
        return facts * 1e9 / (System.nanoTime() - begin);
    }

    private Map<String, Object> withReaders(
            ServerProcess server, LiveFacts live, FactProducer producer, int round, double alone, List<Double> speeds)
            throws IOException, InterruptedException {
        try (Listeners listening = new Listeners(server.url(), listeners);
                Askers asking = new Askers(server.url(), Population.KNOWN, customers, questions)) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (listening.connected() < listeners && System.nanoTime() < end) {
                Thread.sleep(10);
            }
            double speed = turn(server, live, producer);
            speeds.add(speed);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("round", round);
            row.put("alone facts/s", alone);
            row.put("with readers facts/s", speed);
            row.put("listeners", listening.connected());
            row.put("cut off", listening.dropped());
            row.put("events received", listening.received());
            row.put("not answered", asking.failed());
            row.putAll(asking.waits().percentiles("answer "));
            return row;
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static double least(List<Double> with, List<Double> without) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < with.size(); i++) {
            least = Math.min(least, with.get(i) / without.get(i));
        }
        return least;
    }

    private static double most(List<Double> with, List<Double> without) {
        double most = 0;
        for (int i = 0; i < with.size(); i++) {
            most = Math.max(most, with.get(i) / without.get(i));
        }
        return most;
    }
}
