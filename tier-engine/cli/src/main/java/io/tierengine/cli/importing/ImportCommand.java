package io.tierengine.cli.importing;

import io.tierengine.cli.facts.BadRowOptions;
import io.tierengine.cli.facts.BadRows;
import io.tierengine.cli.facts.FactFileOptions;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.InstantText;
import io.tierengine.cli.facts.WrongFilesException;
import io.tierengine.cli.policy.PolicyFile;
import io.tierengine.cli.terminal.CommandFailure;
import io.tierengine.cli.terminal.ExitCodes;
import io.tierengine.cli.terminal.Logging;
import io.tierengine.cli.terminal.ProgressBar;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.policy.Policy;
import io.tierengine.streams.registry.RegistryException;
import io.tierengine.streams.serde.RecordSerdes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tier import}: sends facts in CSV files to the topics of an engine. */
@Command(
        name = "import",
        description = "Sends facts in CSV files to the topics that an engine reads, as a backfill.",
        footer = {
            "",
            "All files are read and checked first. Then facts go out in order of occurredAt, or of arrival where the "
                    + "files have that column, with clock marks that say how far they are complete.",
            "",
            "The same command again goes on where a broken-off import was. A few facts may be sent twice then, which "
                    + "changes nothing where the policy remembers event ids for 3 days or more (deduplication).",
            "",
            "Exit codes: 0 done; 1 bad rows, nothing sent, or brokers that don't answer; 2 wrong usage or header."
        })
public final class ImportCommand implements Callable<Integer> {

    private static final Duration FUTURE_TOLERANCE = Duration.ofHours(1);

    @Spec
    private CommandSpec spec;

    @Mixin
    private FactFileOptions facts;

    @Mixin
    private ClusterOptions cluster;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Checks facts against this policy too; its currency is that of transactions without one.")
    private @Nullable Path policyFile;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "Currency of transactions that name none, such as CNY; not together with --policy.")
    private @Nullable String currency;

    @Option(
            names = "--until",
            paramLabel = "INSTANT",
            description = "Leave out later facts, and say at the end that facts are complete through here; customers "
                    + "are advanced to it. Default: all facts, complete through the last.")
    private @Nullable String until;

    @Option(
            names = "--keep-open",
            description = "Leave the backfill open: customers stay where the last mark has put them, whatever the time "
                    + "is, until a later import without this option closes it.")
    private boolean keepOpen;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "By what name the engine knows the backfill (default: made from the files' contents). Give "
                    + "the imports of one backfill the same.")
    private @Nullable String source;

    @Option(
            names = "--progress",
            paramLabel = "FILE",
            description = "Where progress is noted (default: tier-import-ID.progress in the working folder).")
    private @Nullable Path progressFile;

    @Option(
            names = "--create-topics",
            paramLabel = "N",
            description =
                    "Create the engine's topics if they aren't there, with N partitions. So history can be loaded "
                            + "before the engine starts for the first time.")
    private int createTopics;

    @Option(names = "--dry-run", description = "Read and check all files, tell every bad row, send nothing.")
    private boolean dryRun;

    @Mixin
    private BadRowOptions badRowOptions;

    @Override
    public Integer call() throws IOException, InterruptedException {
        long started = System.nanoTime();
        Logging.toStandardError();
        badRowOptions.check(spec);
        if (facts.sources().isEmpty()) {
            throw wrongUsage("No facts; " + FactFileOptions.NEEDED);
        }
        if (policyFile != null && currency != null) {
            throw wrongUsage("--currency: --policy has a currency already; give one of them");
        }
        long untilMillis = untilMillis();
        Optional<Policy> policy = Optional.empty();
        if (policyFile != null) {
            policy = Optional.of(PolicyFile.readValid(policyFile));
        }
        BadRows badRows = new BadRows(dryRun ? Integer.MAX_VALUE : badRowOptions.limit());
        long latest = Instant.now().plus(FUTURE_TOLERANCE).toEpochMilli();
        try (FactFiles files = FactFiles.open(facts.sources())) {
            FactIndexing indexing = new FactIndexing(
                    files,
                    policy.map(Policy::currency).orElse(currency == null ? "" : currency),
                    untilMillis == Decimals.ABSENT ? Long.MAX_VALUE : untilMillis,
                    new EngineRefusals(policy, latest)::refusalOf,
                    badRows);
            try (SortedFacts sorted = indexing.read(ProgressBar.onStandardError())) {
                boolean stopped =
                        badRowOptions.report(badRows, files, spec.commandLine().getErr(), "nothing was sent");
                if (stopped) {
                    return ExitCodes.PROBLEMS_FOUND;
                }
                if (dryRun) {
                    tell(String.format(
                            Locale.ROOT,
                            "%,d facts would be sent%s, of %,d bytes in %d files",
                            sorted.size(),
                            except(indexing, badRows),
                            files.bytes(),
                            files.size()));
                    return ExitCodes.OK;
                }
                send(sorted, untilMillis, except(indexing, badRows), started);
                return ExitCodes.OK;
            }
        } catch (WrongFilesException e) {
            throw CommandFailure.wrongInput(e.problems());
        }
    }

    private long untilMillis() {
        if (until == null) {
            return Decimals.ABSENT;
        }
        long millis = InstantText.parse(until);
        if (millis == Decimals.ABSENT) {
            throw wrongUsage("--until: '" + until + "' is not an instant; " + InstantText.hint(until));
        }
        if (millis < 0 || millis > Instant.now().toEpochMilli()) {
            throw wrongUsage("--until: '" + until + "' must lie between 1970 and now; nobody can know already that the"
                    + " facts of the future are complete");
        }
        return millis;
    }

    private static String except(FactIndexing indexing, BadRows badRows) {
        return (indexing.leftOut() == 0
                        ? ""
                        : String.format(Locale.ROOT, " without %,d after the end", indexing.leftOut()))
                + (badRows.count() == 0 ? "" : String.format(Locale.ROOT, " without %,d bad rows", badRows.count()));
    }

    private void send(SortedFacts sorted, long untilMillis, String except, long started)
            throws IOException, InterruptedException {
        Map<String, String> settings = cluster.settings();
        Target target = Target.describe(settings, cluster.prefix(), createTopics);
        String id = sorted.fingerprint();
        Path file = progressFile == null ? Path.of("tier-import-" + id + ".progress") : progressFile;
        String importId = id + " " + target.clusterId() + " " + cluster.prefix();
        ImportProgress noted = ImportProgress.open(file, importId);
        if (noted.isComplete()) {
            tell("This import is complete already, says " + file + "; to send everything again, remove that file");
            return;
        }
        if (noted.sent() > 0) {
            tell(String.format(
                    Locale.ROOT, "going on after %,d of %,d facts, says %s", noted.sent(), sorted.size(), file));
        }
        int before = noted.sent();
        try (RecordSerdes serdes = RecordSerdes.from(settings);
                FactSender sender = new FactSender(target.topics(), serdes, settings)) {
            new FactImport(sorted, sender, noted, source == null ? "import-" + id : source)
                    .run(untilMillis, keepOpen, ProgressBar.onStandardError());
        } catch (RegistryException e) {
            throw CommandFailure.problemsFound(List.of("the schema registry: " + e.getMessage()));
        }
        tell(String.format(
                Locale.ROOT,
                "sent %,d facts%s to %d partitions in %.1f s; the backfill is %s",
                sorted.size() - before,
                except,
                target.topics().customerPartitions(),
                (System.nanoTime() - started) / 1e9,
                keepOpen ? "still open" : "closed"));
    }

    private void tell(String text) {
        spec.commandLine().getErr().println(text);
        spec.commandLine().getErr().flush();
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
