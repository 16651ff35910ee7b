package io.tierengine.benchmarks.runner.run;

import io.tierengine.benchmarks.runner.data.DataSet;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Runs contenders on loaded data, one at a time. */
public final class ContenderRun {

    private static final Duration READY_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STALL_PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Surroundings around;
    private final DataSet data;
    private final Duration warmUp;
    private final Duration measure;

    public ContenderRun(Surroundings around, DataSet data, Duration warmUp, Duration measure) {
        this.around = around;
        this.data = data;
        this.warmUp = warmUp;
        this.measure = measure;
    }

    /**
     * Runs and measures a contender, then removes what it left.
     *
     * @param run unique name
     * @throws RunFailedException if it ends by itself, stalls, or has nothing left to measure
     */
    public RunResult measure(Contender contender, String run) throws IOException, InterruptedException {
        try (RunFolder stateFolder = RunFolder.create(around.workFolder().resolve(run));
                Admin admin = Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) around.bootstrapServers()))) {
            Changelogs changelogs = new Changelogs(admin, around.bootstrapServers(), run);
            try {
                return measure(contender, run, stateFolder, changelogs);
            } finally {
                changelogs.delete();
            }
        } catch (ExecutionException e) {
            throw new IOException("the broker refused: " + e.getCause(), e);
        }
    }

    private RunResult measure(Contender contender, String run, RunFolder stateFolder, Changelogs changelogs)
            throws IOException, InterruptedException, ExecutionException {
        Progress progress = new Progress(data, warmUp, measure);
        try (SentinelReader sentinels = new SentinelReader(
                        around.bootstrapServers(),
                        around.tierChanges(),
                        data.ends().size());
                ContenderProcess process = ContenderProcess.start(
                        contender,
                        around.arguments(contender, run, stateFolder.path()),
                        around.workFolder().resolve(run + ".log"))) {
            process.awaitReady(READY_PATIENCE);
            long begin = System.nanoTime();
            follow(process, sentinels, progress, Phase.HISTORY);
            double historySeconds = (System.nanoTime() - begin) / 1e9;
            long historyFacts = progress.facts();
            follow(process, sentinels, progress, Phase.WARM_UP);
            long factsBefore = progress.facts();
            Map<String, Changelogs.Size> before = changelogs.sizes();
            CpuTime cpuBefore = CpuTime.read(process.handle());
            follow(process, sentinels, progress, Phase.LIVE);
            CpuTime cpu = CpuTime.read(process.handle()).since(cpuBefore);
            Map<String, Changelogs.Size> after = changelogs.sizes();
            long facts = progress.facts() - factsBefore;
            process.stop();
            Stretch live = progress.stretch()
                    .orElseThrow(() -> process.failed("had nothing left to measure; ask for more facts (--facts)"));
            return new RunResult(
                    contender.name(),
                    contender.startsLive() ? OptionalDouble.empty() : OptionalDouble.of(historyFacts / historySeconds),
                    live,
                    cpu,
                    facts,
                    changelogs.used(before, after),
                    stateFolder.size());
        }
    }

    private enum Phase {
        HISTORY,
        WARM_UP,
        LIVE
    }

    private static boolean isOver(Phase phase, Progress progress) {
        long now = System.nanoTime();
        return progress.isOver(now)
                || switch (phase) {
                    case HISTORY -> progress.isThroughHistory();
                    case WARM_UP -> progress.isMeasuring(now);
                    case LIVE -> false;
                };
    }

    private static void follow(ContenderProcess process, SentinelReader sentinels, Progress progress, Phase phase)
            throws InterruptedException {
        long seen = progress.facts();
        long seenAt = System.nanoTime();
        while (!isOver(phase, progress)) {
            sentinels.readInto(progress, LOOK);
            process.requireAlive();
            long now = System.nanoTime();
            if (progress.facts() > seen) {
                seen = progress.facts();
                seenAt = now;
            } else if (now - seenAt > STALL_PATIENCE.toNanos()) {
                throw process.failed("has stalled at " + seen + " facts for " + STALL_PATIENCE.toSeconds() + " s");
            }
        }
    }
}
