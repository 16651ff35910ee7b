package io.tierengine.benchmarks.runner;

import io.tierengine.benchmarks.runner.data.DataSet;
import io.tierengine.benchmarks.runner.result.Measured;
import io.tierengine.benchmarks.runner.run.ContenderRun;
import io.tierengine.benchmarks.runner.run.RunResult;
import io.tierengine.benchmarks.runner.run.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The rounds of a benchmark: in each, every contender runs once, and each round begins with another one, so that what changes on the
 * machine in the course of time favours nobody.
 */
final class Rounds {

    private static final int FEWEST = 2;
    private static final Duration SHORT = Duration.ofSeconds(3);

    private final BenchPlan plan;
    private final ContenderCatalogue catalogue;
    private final Surroundings around;
    private final DataSet data;
    private final PrintWriter out;
    private final String bout = "b" + Long.toString(System.currentTimeMillis(), 36);

    Rounds(BenchPlan plan, ContenderCatalogue catalogue, Surroundings around, DataSet data, PrintWriter out) {
        this.plan = plan;
        this.catalogue = catalogue;
        this.around = around;
        this.data = data;
        this.out = out;
    }

    /**
     * Runs them.
     *
     * @param began when the benchmark did
     */
    List<Measured> run(Instant began) throws IOException, InterruptedException {
        if (plan.hasMirror() && !catalogue.knowsMirrorBytes() && !plan.engineRunsBeforeMirror()) {
            calibrate();
        }
        ContenderRun runs = new ContenderRun(around, data, plan.warmUp(), plan.measure());
        List<Measured> measured = new ArrayList<>();
        for (int round = 0; round < plan.rounds(); round++) {
            Instant roundBegan = Instant.now();
            say("round " + (round + 1) + " of " + plan.rounds());
            for (int place = 0; place < plan.contenders().size(); place++) {
                ContenderSpec spec = plan.contenders()
                        .get((place + round) % plan.contenders().size());
                RunResult result = runs.measure(catalogue.find(spec, data), bout + "-" + round + "-" + spec.plain());
                learnFrom(spec, result);
                RunLines.of(result).forEach(this::say);
                measured.add(new Measured(round + 1, result));
            }
            Duration spent = Duration.between(began, Instant.now());
            Duration next = Duration.between(roundBegan, Instant.now());
            if (round + 1 >= FEWEST
                    && round + 1 < plan.rounds()
                    && plan.budget()
                            .filter(budget -> spent.plus(next).compareTo(budget) > 0)
                            .isPresent()) {
                say("no time for a further round");
                break;
            }
        }
        return measured;
    }

    /** A short run of the engine, for the size of its changelog records alone. */
    private void calibrate() throws IOException, InterruptedException {
        ContenderSpec engine = new ContenderSpec(ContenderCatalogue.ENGINE, ContenderCatalogue.ENGINE, Map.of());
        RunResult result = new ContenderRun(around, data, Duration.ZERO, SHORT)
                .measure(catalogue.find(engine, data), bout + "-calibration");
        learnFrom(engine, result);
        say("(the engine ran for " + SHORT.toSeconds() + " s for that size only; nothing else of this run counts)");
    }

    private void learnFrom(ContenderSpec spec, RunResult result) {
        if (catalogue.knowsMirrorBytes() || !plan.hasMirror() || !spec.name().equals(ContenderCatalogue.ENGINE)) {
            return;
        }
        double bytes = result.changelogRecordBytes();
        catalogue.setMirrorBytes((int) Math.round(bytes));
        say(String.format(
                Locale.ROOT,
                "the mirror's records have %.0f B, the mean of the engine's changelog records, key and value",
                bytes));
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
