package io.tierengine.benchmarks.scenario;

import io.tierengine.benchmarks.scenario.engine.Changelogs;
import io.tierengine.benchmarks.scenario.engine.EngineProcess;
import io.tierengine.benchmarks.scenario.engine.Lab;
import io.tierengine.benchmarks.scenario.fact.Loading;
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

/** {@code restore}: an engine that has lost its disk reads its state back from the changelogs, and then sets its timers while it works. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The state is lost: how long until the engine works again.")
final class RestoreCommand implements Callable<Integer> {

    private static final Duration TIMERS_PATIENCE = Duration.ofMinutes(5);

    @Mixin
    private LabOptions options = new LabOptions();

    @Option(names = "--customers", defaultValue = "1000000", description = "Default ${DEFAULT-VALUE}.")
    private int customers;

    @Option(names = "--active-days", defaultValue = "20", description = "Of each; default ${DEFAULT-VALUE}.")
    private int activeDays;

    @Option(names = "--rounds", defaultValue = "3", description = "How often; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        try (Lab lab = options.open()) {
            LocalCalendar calendar = LocalCalendar.of(lab.policy().zone());
            long now = System.currentTimeMillis();
            Loading loading = new Loading(lab);
            Report.say("Loading %,d customers with %d active days ...".formatted(customers, activeDays));
            loading.load(List.of(
                    Population.ofAYear(customers, activeDays, calendar, calendar.dayOf(now) - 1, options.seed())));
            loading.startAt(now, BackfillMark.NONE, customers);
            lab.stopEngine();
            Report report = new Report("restore", settings());
            for (int round = 1; round <= rounds; round++) {
                report.add(restore(lab, round));
            }
            report.publish(options.json());
            return CommandLine.ExitCode.OK;
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = options.settings();
        settings.put("customers", customers);
        settings.put("activeDays", activeDays);
        return settings;
    }

    private Map<String, Object> restore(Lab lab, int round)
            throws IOException, InterruptedException, ExecutionException {
        long stateBytes = lab.stateBytes();
        lab.deleteState();
        Changelogs changelogs = Changelogs.of(lab);
        Report.say("Restoring, round %d ...".formatted(round));
        EngineProcess engine = lab.startEngine(Duration.ZERO);
        long workingNanos = System.nanoTime();
        engine.await("timers to be set", status -> !status.timersBehind(), TIMERS_PATIENCE);
        long timersNanos = System.nanoTime();
        lab.stopEngine();
        if (engine.restoringSinceNanos() > workingNanos) {
            throw new IllegalStateException("the engine was never seen restoring; with more customers it will be");
        }
        double restoring = (workingNanos - engine.restoringSinceNanos()) / 1e9;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("round", round);
        row.put("customers", customers);
        row.put("changelog MB", changelogs.bytes() / 1e6);
        row.put("changelog records", changelogs.ends());
        row.put("state MB", stateBytes / 1e6);
        row.put("start to work s", (workingNanos - engine.startedNanos()) / 1e9);
        row.put("of it restoring s", restoring);
        row.put("customers/s", customers / restoring);
        row.put("then timers s", (timersNanos - workingNanos) / 1e9);
        return row;
    }
}
