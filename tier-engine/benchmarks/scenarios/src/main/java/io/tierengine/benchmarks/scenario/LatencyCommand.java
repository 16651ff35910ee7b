package io.tierengine.benchmarks.scenario;

import io.tierengine.benchmarks.scenario.change.ChangeReader;
import io.tierengine.benchmarks.scenario.change.Waits;
import io.tierengine.benchmarks.scenario.engine.Lab;
import io.tierengine.benchmarks.scenario.fact.FactProducer;
import io.tierengine.benchmarks.scenario.fact.LiveFacts;
import io.tierengine.benchmarks.scenario.fact.LiveFacts.Buyers;
import io.tierengine.benchmarks.scenario.fact.Loading;
import io.tierengine.benchmarks.scenario.fact.OpenLoop;
import io.tierengine.benchmarks.scenario.fact.Population;
import io.tierengine.contract.BackfillMark;
import io.tierengine.core.time.LocalCalendar;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code latency}: from the instant at which a fact was meant to be sent, to the receipt of its committed change. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Facts at a fixed rate: how long until the committed tier change of one is received.")
final class LatencyCommand implements Callable<Integer> {

    private static final Duration LAST_CHANGES = Duration.ofMinutes(1);

    @Mixin
    private LabOptions options = new LabOptions();

    @Option(names = "--customers", defaultValue = "100000", description = "Known customers; default ${DEFAULT-VALUE}.")
    private int customers;

    @Option(names = "--active-days", defaultValue = "20", description = "Of each; default ${DEFAULT-VALUE}.")
    private int activeDays;

    @Option(names = "--peak", paramLabel = "FACTS/S", description = "The engine's peak; default: it is measured first.")
    private double peak;

    @Option(
            names = "--peak-facts",
            defaultValue = "1500000",
            paramLabel = "N",
            description = "Facts to measure the peak with; default ${DEFAULT-VALUE}.")
    private long peakFacts;

    @Option(
            names = "--percent",
            split = ",",
            defaultValue = "25,50,75",
            description = "Rates, in percent of the peak; default ${DEFAULT-VALUE}.")
    private List<Integer> percents = List.of();

    @Option(
            names = "--warm-up",
            defaultValue = "PT15S",
            description = "At each rate, not measured; default ${DEFAULT-VALUE}.")
    private Duration warmUp = Duration.ZERO;

    @Option(names = "--measure", defaultValue = "PT60S", description = "At each rate; default ${DEFAULT-VALUE}.")
    private Duration measure = Duration.ZERO;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        try (Lab lab = options.open()) {
            Loading loading = new Loading(lab);
            LocalCalendar calendar = LocalCalendar.of(lab.policy().zone());
            long now = System.currentTimeMillis();
            Report.say("Loading %,d customers with %d active days ...".formatted(customers, activeDays));
            loading.load(List.of(
                    Population.ofAYear(customers, activeDays, calendar, calendar.dayOf(now) - 1, options.seed())));
            loading.startAt(now, BackfillMark.NONE, customers);
            if (peak == 0) {
                Report.say("Measuring the peak with %,d facts ...".formatted(peakFacts));
                lab.stopEngine();
                peak = FullSpeed.measure(lab, "full-speed", Buyers.all(customers), peakFacts, options.seed())
                        .factsPerSecond();
            }
            Report report = new Report("latency", settings());
            for (int percent : percents) {
                report.add(at(lab, percent));
            }
            report.publish(options.json());
            return CommandLine.ExitCode.OK;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = options.settings();
        settings.put("customers", customers);
        settings.put("activeDays", activeDays);
        settings.put("peakFactsPerSecond", peak);
        settings.put("warmUp", warmUp.toString());
        settings.put("measure", measure.toString());
        return settings;
    }

    private Map<String, Object> at(Lab lab, int percent) throws IOException, InterruptedException {
        double rate = peak * percent / 100;
        Report.say("Sending %,.0f facts/s, %d %% of %,.0f ...".formatted(rate, percent, peak));
        Duration all = warmUp.plus(measure);
        long most = (long) (rate * all.plus(LAST_CHANGES).toMillis() / 1e3);
        LiveFacts facts = new LiveFacts(
                "at-" + percent, Buyers.all(customers), lab.policy().currency(), most, options.seed() + percent);
        try (FactProducer producer = FactProducer.live(lab);
                ChangeReader reader = new ChangeReader(lab, List.of(facts.newcomers()));
                OpenLoop loop = new OpenLoop(producer, facts, rate, System.currentTimeMillis())) {
            Thread.sleep(all);
            loop.end();
            awaitAll(facts, reader);
            return row(percent, rate, facts, loop);
        }
    }

    private static void awaitAll(LiveFacts facts, ChangeReader reader) throws InterruptedException {
        long end = System.nanoTime() + LAST_CHANGES.toNanos();
        while (facts.newcomers().count() < facts.newcomersDrawn()) {
            reader.requireRunning();
            if (System.nanoTime() > end) {
                throw new IllegalStateException("a minute after the last fact only "
                        + facts.newcomers().count() + " of " + facts.newcomersDrawn() + " changes had come");
            }
            Thread.sleep(10);
        }
    }

    private Map<String, Object> row(int percent, double rate, LiveFacts facts, OpenLoop loop) {
        long from = loop.beginNanos() + warmUp.toNanos();
        Waits waits = new Waits();
        for (int i = 0; i < facts.newcomersDrawn(); i++) {
            if (facts.intendedNanos(i) >= from) {
                waits.add(facts.newcomers().nanos(i) - facts.intendedNanos(i));
            }
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("% of peak", percent);
        row.put("facts/s", rate);
        row.put("measured", waits.count());
        row.putAll(waits.percentiles(""));
        row.put("sender's worst lag ms", loop.worstLagNanos() / 1e6);
        return row;
    }
}
