package io.tierengine.cli.replay;

import io.tierengine.cli.csv.CsvTooLongException;
import io.tierengine.cli.facts.BadRowOptions;
import io.tierengine.cli.facts.FactFileOptions;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.InstantText;
import io.tierengine.cli.facts.WrongFilesException;
import io.tierengine.cli.policy.PolicyFile;
import io.tierengine.cli.terminal.CommandFailure;
import io.tierengine.cli.terminal.ExitCodes;
import io.tierengine.cli.terminal.ProgressBar;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.time.LocalCalendar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tier replay}: runs a policy over facts in CSV files and writes the tier changes. */
@Command(
        name = "replay",
        description = "Runs a policy over facts in CSV files and writes every tier change as CSV.",
        footer = {
            "",
            "Facts are taken in order of occurredAt; at one instant profiles, overrides, assessments, transactions, interactions, each "
                    + "in the order of the files. Where the files have a column arrival, that is the order instead.",
            "",
            "Exit codes: 0 done; 1 bad rows, nothing written; 2 wrong usage, policy or header."
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final int BITS_OF_MEMORY_SHARE = 2;

    @Spec
    private CommandSpec spec;

    @Option(names = "--policy", required = true, paramLabel = "FILE", description = "The policy, YAML.")
    private Path policyFile;

    @Mixin
    private FactFileOptions facts;

    @Option(
            names = "--until",
            required = true,
            paramLabel = "INSTANT",
            description = "Facts after it are left out, and every customer is advanced to it; such as "
                    + "2026-06-30T16:00:00Z or 2026-07-01T00:00:00+08:00.")
    private String until;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FILE",
            description = "Where the tier changes go; - for standard output. It appears when it is complete.")
    private String output;

    @Option(
            names = "--stages",
            paramLabel = "FILE",
            description = "Where changes of the stage of life go as well, for a policy with stages.")
    private @Nullable String stages;

    @Option(
            names = "--segments",
            paramLabel = "FILE",
            description = "Where changes of segment go as well, for a policy with segments.")
    private @Nullable String segments;

    @Option(
            names = "--cutoffs",
            paramLabel = "FILE",
            description =
                    "Cut-offs by percentile that were published, CSV, for a policy with percentiles; without it they are counted "
                            + "from the facts.")
    private @Nullable Path cutoffs;

    @Option(
            names = "--cutoffs-output",
            paramLabel = "FILE",
            description = "Where the cut-offs by percentile go that were decided by, for a policy with percentiles.")
    private @Nullable String cutoffsOutput;

    @Option(names = "--alerts", paramLabel = "FILE", description = "Where alerts go as well, for a policy with risk.")
    private @Nullable String alerts;

    @Mixin
    private BadRowOptions badRowOptions;

    @Option(names = "--json", description = "Print the summary as JSON on standard output.")
    private boolean json;

    @Option(names = "--threads", paramLabel = "N", description = "How many threads work (default: one per core).")
    private int threads;

    @Option(
            names = "--temporary-folder",
            defaultValue = "${sys:java.io.tmpdir}",
            paramLabel = "FOLDER",
            description = "Where rows wait that don't fit into memory (default: ${DEFAULT-VALUE}).")
    private Path temporaryFolder;

    @Override
    public Integer call() throws IOException {
        long started = System.nanoTime();
        Map<Told, OutputFile> targets = targets();
        OutputFile target = Objects.requireNonNull(targets.get(Told.CHANGES));
        ReplayRequest request = request(targets);
        try (FactFiles files = FactFiles.open(facts.sources());
                Replay replay = new Replay(request, files, ProgressBar.onStandardError())) {
            Map<Told, List<CustomerRows>> told = run(replay, files);
            boolean stopped = badRowOptions.report(
                    replay.badRows(), files, spec.commandLine().getErr(), "nothing was written");
            if (stopped) {
                return ExitCodes.PROBLEMS_FOUND;
            }
            for (Map.Entry<Told, OutputFile> each : targets.entrySet()) {
                Told kind = each.getKey();
                each.getValue()
                        .write(out -> CustomerRowsMerge.write(kind.header(), told.getOrDefault(kind, List.of()), out));
            }
            if (cutoffsOutput != null) {
                cutoffsTarget(cutoffsOutput).write(out -> CutoffsFile.write(replay.cutoffs(), out));
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            tell(ReplaySummary.of(replay.counts(), seconds, PeakMemory.bytes()), target);
            return ExitCodes.OK;
        } catch (WrongFilesException e) {
            throw CommandFailure.wrongInput(e.problems());
        }
    }

    private static OutputFile cutoffsTarget(String name) {
        return new OutputFile(name, "--cutoffs-output");
    }

    private Map<Told, OutputFile> targets() {
        Map<Told, OutputFile> targets = new EnumMap<>(Told.class);
        targets.put(Told.CHANGES, new OutputFile(output, Told.CHANGES.option()));
        if (stages != null) {
            targets.put(Told.STAGES, new OutputFile(stages, Told.STAGES.option()));
        }
        if (segments != null) {
            targets.put(Told.SEGMENTS, new OutputFile(segments, Told.SEGMENTS.option()));
        }
        if (alerts != null) {
            targets.put(Told.ALERTS, new OutputFile(alerts, Told.ALERTS.option()));
        }
        return targets;
    }

    private ReplayRequest request(Map<Told, OutputFile> targets) throws IOException {
        long untilMillis = InstantText.parse(until);
        if (untilMillis < LocalCalendar.MIN_MILLIS || untilMillis >= LocalCalendar.MAX_MILLIS) {
            throw wrongUsage("--until: '" + until + "' "
                    + (untilMillis == Decimals.ABSENT
                            ? "is not an instant; " + InstantText.hint(until)
                            : "must lie between 1970 and 2200"));
        }
        badRowOptions.check(spec);
        if (threads < 0) {
            throw wrongUsage("--threads: " + threads + " is less than 1");
        }
        List<OutputFile> outputs = new ArrayList<>(targets.values());
        if (cutoffsOutput != null) {
            outputs.add(cutoffsTarget(cutoffsOutput));
        }
        long standardOutputs =
                outputs.stream().filter(OutputFile::isStandardOutput).count() + (json ? 1 : 0);
        if (standardOutputs > 1) {
            throw wrongUsage(
                    "only one of --output, --stages, --segments, --alerts, --cutoffs-output and --json can go to standard output; "
                            + "name files for the others");
        }
        if (facts.sources().isEmpty()) {
            throw wrongUsage("No facts; " + FactFileOptions.NEEDED);
        }
        outputs.forEach(OutputFile::check);
        Policy policy = PolicyFile.readValid(policyFile);
        if (stages != null && policy.lifecycle() == null) {
            throw wrongUsage("--stages: " + policyFile + " has no `lifecycle`, so there are no stages");
        }
        if (segments != null && policy.rfm() == null) {
            throw wrongUsage("--segments: " + policyFile + " has no `rfm`, so there are no segments");
        }
        if (alerts != null && policy.risk() == null) {
            throw wrongUsage("--alerts: " + policyFile + " has no `risk`, so there are no alerts");
        }
        String option = cutoffs != null ? "--cutoffs" : cutoffsOutput != null ? "--cutoffs-output" : null;
        if (option != null && (policy.rfm() == null || policy.rfm().schedule() == null)) {
            throw wrongUsage(
                    option + ": " + policyFile + " has no `rfm.cutoffs.percentiles`, so no cut-offs are counted");
        }
        int workers = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        long memory = Runtime.getRuntime().maxMemory() >> BITS_OF_MEMORY_SHARE;
        return new ReplayRequest(
                policy,
                cutoffs == null ? null : CutoffsFile.read(cutoffs),
                Set.copyOf(targets.keySet()),
                untilMillis,
                badRowOptions.limit(),
                workers,
                memory,
                temporaryFolder);
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static Map<Told, List<CustomerRows>> run(Replay replay, FactFiles files) throws IOException {
        try {
            return replay.run();
        } catch (CsvTooLongException e) {
            throw CommandFailure.problemsFound(List.of(files.place(e.file(), e.line()) + ": " + e.getMessage()));
        }
    }

    private void tell(ReplaySummary summary, OutputFile target) {
        if (json) {
            spec.commandLine().getOut().println(summary.toJson());
        } else {
            spec.commandLine().getErr().println(summary.toText(target.describe(), until));
        }
    }
}
