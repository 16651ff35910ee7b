package io.tierengine.benchmarks.runner;

import io.tierengine.benchmarks.runner.check.EqualityCheck;
import io.tierengine.benchmarks.runner.data.DataShape;
import io.tierengine.benchmarks.runner.result.Machine;
import io.tierengine.benchmarks.runner.result.Report;
import io.tierengine.benchmarks.runner.result.Standings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One benchmark: first the check that contenders decide alike, then the rounds, each with a sandbox of its own. */
final class Bout {

    /** Small, and over so many days that customers fall and rise, and grace and hold run out, also after the history. */
    private static final DataShape CHECKED = new DataShape(2_000, 60_000, 20, 60, Stage.PARTITIONS, 7);

    private final BenchPlan plan;
    private final ContenderCatalogue catalogue;
    private final PrintWriter out;

    Bout(BenchPlan plan, ContenderCatalogue catalogue, PrintWriter out) {
        this.plan = plan;
        this.catalogue = catalogue;
        this.out = out;
    }

    /**
     * Runs it.
     *
     * @param dataFolder to keep the data in; null: they are deleted
     * @param logs to keep the contenders' logs in; null: they are deleted
     */
    Report run(@Nullable Path dataFolder, @Nullable Path logs) throws IOException, InterruptedException {
        Instant began = Instant.now();
        Machine machine = Machine.here();
        String equality = check(logs);
        out.println(equality);
        out.flush();
        try (Stage stage = Stage.open(plan.shape(), dataFolder, out)) {
            try {
                Standings standings =
                        new Standings(new Rounds(plan, catalogue, stage.around(), stage.data(), out).run(began));
                return new Report(
                        began,
                        Duration.between(began, Instant.now()),
                        machine,
                        plan.shape(),
                        stage.data().records(),
                        standings.rounds(),
                        plan.warmUp(),
                        plan.measure(),
                        equality,
                        standings);
            } finally {
                stage.keepLogs(logs);
            }
        }
    }

    private String check(@Nullable Path logs) throws IOException, InterruptedException {
        if (!plan.checked()) {
            return "SKIPPED: the contenders' changes were not compared with replay's (--skip-check).";
        }
        if (plan.deciding().isEmpty()) {
            return "No contender here decides tiers; there was nothing to compare with replay.";
        }
        try (Stage stage = Stage.open(CHECKED, null, out)) {
            try {
                EqualityCheck check = EqualityCheck.on(stage.around(), CHECKED);
                for (ContenderSpec spec : plan.deciding()) {
                    check.require(catalogue.find(spec, stage.data()), "check-" + spec.plain());
                    out.println(String.format(
                            Locale.ROOT,
                            "%-14s decides as tier replay does: %,d changes",
                            spec.label(),
                            check.changes()));
                    out.flush();
                }
                return String.format(
                        Locale.ROOT,
                        "Before anything was timed, %s gave the changes of tier replay: %,d, on %,d facts of %,d customers.",
                        String.join(
                                ", ",
                                plan.deciding().stream()
                                        .map(ContenderSpec::label)
                                        .toList()),
                        check.changes(),
                        stage.data().records(),
                        CHECKED.customers());
            } finally {
                stage.keepLogs(logs);
            }
        }
    }
}
