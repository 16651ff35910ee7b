package io.tierengine.server.status;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.tierengine.core.policy.Policy;
import io.tierengine.server.life.EngineProbe;
import io.tierengine.server.life.EngineSource;
import io.tierengine.server.life.EngineStatus;
import io.tierengine.server.life.EngineStatus.Phase;
import io.tierengine.server.life.ViewsProbe;
import io.tierengine.server.policy.AppliedPolicy;
import io.tierengine.server.problem.AnswersProblems;
import io.tierengine.streams.customer.EngineStatistics;
import io.tierengine.streams.customer.EngineStatistics.PartitionStatus;
import io.tierengine.streams.run.TierEngine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the engine is doing. */
@AnswersProblems
@Controller("/api/v1/engine")
final class EngineController {

    private final EngineProbe probe;
    private final ViewsProbe viewsProbe;
    private final OtherEngines others;
    private final EngineSource engines;
    private final EngineWatch watch;
    private final AppliedPolicy policies;
    private final String name = nameOfMachine();

    EngineController(
            EngineProbe probe,
            ViewsProbe viewsProbe,
            EngineSource engines,
            EngineWatch watch,
            AppliedPolicy policies,
            OtherEngines others) {
        this.probe = probe;
        this.viewsProbe = viewsProbe;
        this.others = others;
        this.engines = engines;
        this.watch = watch;
        this.policies = policies;
    }

    /**
     * The engine.
     *
     * @param program null: no policy is known yet
     * @param version of the policy
     * @param instances this one first; see {@link InstanceBody}
     */
    record EngineBody(@Nullable String program, @Nullable Integer version, List<?> instances) {}

    /**
     * An instance.
     *
     * @param self whether it is the one that answers
     * @param phase preparing, rebalancing, restoring, running, stopping or failed
     * @param since when that began
     * @param factsPerSecond over the last ten seconds; likewise the next two
     * @param totals since the process began
     * @param restoring null: nothing is being restored
     * @param views the stream of lists and counts
     */
    record InstanceBody(
            String name,
            boolean self,
            boolean reachable,
            String phase,
            String since,
            double factsPerSecond,
            double changesPerSecond,
            double refusedPerSecond,
            TotalsBody totals,
            List<PartitionBody> partitions,
            @Nullable RestoringBody restoring,
            ViewsBody views) {}

    /** Counts since the process began. */
    record TotalsBody(
            long factsAccepted,
            long factsDuplicate,
            long recordsRefused,
            long changes,
            long alerts,
            long timersFired,
            long clockMarks) {

        static TotalsBody of(EngineStatistics statistics) {
            return new TotalsBody(
                    statistics.factsAccepted(),
                    statistics.factsDuplicate(),
                    statistics.recordsRefused(),
                    statistics.tierChanges(),
                    statistics.alerts(),
                    statistics.timersFired(),
                    statistics.clockMarks());
        }
    }

    /**
     * A partition of the instance.
     *
     * @param clock to where its customers have been advanced; null: before its first fact
     * @param backfilling whether old facts are being loaded
     * @param lagRecords facts still to be read; null: not known yet
     */
    record PartitionBody(
            int partition,
            @Nullable String clock,
            boolean backfilling,
            @Nullable Long lagRecords) {}

    /** Records still to be read back, of how many. */
    record RestoringBody(long records, long of) {}

    /** The topology of lists and counts. */
    record ViewsBody(String phase, long lagRecords) {}

    /**
     * What the engine is doing, on every instance.
     *
     * @return its phase, throughput, clocks and what is still to be read
     */
    @Get
    @ExecuteOn(TaskExecutors.BLOCKING)
    EngineBody engine(HttpRequest<?> request) {
        Optional<Policy> policy =
                policies.find().map(applied -> applied.document().policy());
        return new EngineBody(
                policy.map(Policy::name).orElse(null),
                policy.map(Policy::version).orElse(null),
                Stream.concat(Stream.of(self()), others.ask(request)).toList());
    }

    private InstanceBody self() {
        EngineStatus status = probe.status();
        ViewsProbe.Look seenViews = viewsProbe.look();
        EngineWatch.Seen seen = watch.seen();
        TierEngine engine = engines.engine().orElse(null);
        EngineStatistics statistics = engine == null ? new EngineStatistics() : engine.statistics();
        return new InstanceBody(
                name,
                true,
                true,
                text(status.phase()),
                seen.since().toString(),
                seen.rates().facts(),
                seen.rates().changes(),
                seen.rates().refused(),
                TotalsBody.of(statistics),
                engine == null ? List.of() : partitions(engine),
                status.phase() == Phase.RESTORING
                        ? new RestoringBody(
                                status.restoringRecords(), Math.max(status.restoringRecords(), seen.mostToRestore()))
                        : null,
                new ViewsBody(text(seenViews.phase()), seenViews.lagRecords()));
    }

    private static List<PartitionBody> partitions(TierEngine engine) {
        Map<Integer, PartitionStatus> clocks = engine.statistics().partitions();
        Map<Integer, Long> lags = PartitionLags.of(engine);
        TreeSet<Integer> all = new TreeSet<>(lags.keySet());
        all.addAll(clocks.keySet());
        return all.stream()
                .map(partition -> {
                    PartitionStatus status = clocks.get(partition);
                    return new PartitionBody(
                            partition,
                            status == null ? null : clock(status.clockMillis()),
                            status != null && status.backfilling(),
                            lags.get(partition));
                })
                .toList();
    }

    private static @Nullable String clock(long millis) {
        return millis == Long.MIN_VALUE ? null : Instant.ofEpochMilli(millis).toString();
    }

    private static String text(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static String nameOfMachine() {
        String named = System.getenv("HOSTNAME");
        try {
            return Objects.requireNonNullElse(named, InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
