package io.tierengine.cli.live;

import io.tierengine.cli.AcceptanceData;
import io.tierengine.cli.RunTier;
import io.tierengine.cli.facts.BadRows;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.FactFiles.Source;
import io.tierengine.cli.facts.WrongFilesException;
import io.tierengine.cli.importing.FactIndexing;
import io.tierengine.cli.importing.SortedFacts;
import io.tierengine.cli.terminal.Progress;
import io.tierengine.core.fact.FactKind;
import io.tierengine.core.policy.Policy;
import io.tierengine.policy.PolicyReader;
import io.tierengine.policy.PolicyReading;
import io.tierengine.sandbox.company.Company;
import io.tierengine.sandbox.company.CompanyFiles;
import io.tierengine.sandbox.company.CompanySettings;
import io.tierengine.streams.policy.PolicyInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Facts with the changes that must come of them.
 *
 * @param until facts after it are left out
 */
record DataSet(String name, Path policyFile, Path folder, Instant until) {

    private static final String CHANGES = "expected-changes.csv";
    private static final Path OWN = Path.of("src/test/resources/replay");
    private static final Map<String, FactKind> KINDS = Map.of(
            "profiles", FactKind.PROFILE,
            "overrides", FactKind.OVERRIDE,
            "transactions", FactKind.TRANSACTION,
            "interactions", FactKind.INTERACTION);

    /** A set by its name; of the acceptance data, empty where they aren't there. */
    static Optional<DataSet> find(String name) {
        if (name.startsWith("by-")) {
            return Optional.of(new DataSet(
                    name, OWN.resolve("policy.yaml"), OWN.resolve(name), Instant.parse("2026-06-30T22:00:00Z")));
        }
        Instant until = Instant.parse(name.equals("cdnow-sample") ? "1999-01-01T05:00:00Z" : "2026-06-30T16:00:00Z");
        return AcceptanceData.folder()
                .map(folder -> folder.resolve(name))
                .map(folder -> new DataSet(name, folder.resolve("policy.yaml"), folder, until));
    }

    /**
     * Facts of one kind, so of one topic, which Kafka keeps in order: the sample of the acceptance data, or where that isn't there,
     * transactions of a made-up company and what replay makes of them.
     */
    static DataSet ofOneTopic(Path folder) throws IOException {
        Optional<DataSet> sample = find("cdnow-sample");
        if (sample.isPresent()) {
            return sample.get();
        }
        System.out.println("no folder ../shared/acceptance beside the project, so a made-up company takes its place");
        Instant until = Instant.parse("2026-06-30T16:00:00Z");
        CompanyFiles.write(new Company(CompanySettings.defaults().withCustomers(300)), folder, count -> {});
        for (String name : List.of(CompanyFiles.INTERACTIONS, CompanyFiles.PROFILES, CompanyFiles.OVERRIDES)) {
            Files.delete(folder.resolve(name));
        }
        Path policy = folder.resolve(CompanyFiles.POLICY);
        return replayed(new DataSet("company", policy, folder, until));
    }

    /** A made-up company with stages, segments and alerts, and what replay tells of it. */
    static DataSet ofCompany(Path folder) throws IOException {
        CompanyFiles.write(new Company(CompanySettings.defaults().withCustomers(200)), folder, count -> {});
        Path policy = folder.resolve(CompanyFiles.POLICY);
        return replayed(new DataSet("company", policy, folder, Instant.parse("2026-06-30T16:00:00Z")));
    }

    private static DataSet replayed(DataSet data) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("replay", "--policy", data.policyFile().toString()));
        for (Source source : data.sources()) {
            arguments.add("--" + source.kind().name().toLowerCase(Locale.ROOT) + "s");
            arguments.add(source.path().toString());
        }
        arguments.addAll(List.of("--until", data.until().toString()));
        for (String option : List.of("output", "stages", "segments", "alerts")) {
            String file = option.equals("output") ? CHANGES : "expected-" + option + ".csv";
            arguments.addAll(List.of("--" + option, data.folder().resolve(file).toString()));
        }
        RunTier replay = RunTier.with(arguments.toArray(String[]::new));
        if (replay.exitCode() != 0) {
            throw new IllegalStateException(replay.err());
        }
        return data;
    }

    /** The files of facts, by the order of the kinds. */
    List<Source> sources() throws IOException {
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String kind = file.getFileName().toString().replaceAll("[-.].*", "");
                if (KINDS.containsKey(kind)) {
                    sources.add(new Source(KINDS.get(kind), file));
                }
            }
        }
        sources.sort(Comparator.comparing(Source::kind));
        return sources;
    }

    /** Hands the facts to a test, in the order of import. */
    void withFacts(Work work) throws Exception {
        try (FactFiles files = open()) {
            BadRows badRows = new BadRows(20);
            FactIndexing indexing = new FactIndexing(
                    files, policy().currency(), until.toEpochMilli(), fact -> Optional.empty(), badRows);
            try (SortedFacts facts = indexing.read(Progress.SILENT)) {
                work.on(facts);
            }
        }
    }

    private FactFiles open() throws IOException {
        try {
            return FactFiles.open(sources());
        } catch (WrongFilesException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a test does with facts. */
    @FunctionalInterface
    interface Work {
        void on(SortedFacts facts) throws Exception;
    }

    PolicyInForce policyInForce() throws IOException {
        Policy policy = policy();
        return PolicyInForce.compile(policy.name(), policy.version(), Files.readString(policyFile));
    }

    private Policy policy() throws IOException {
        return switch (PolicyReader.read(policyFile.toString(), Files.readString(policyFile))) {
            case PolicyReading.Valid valid -> valid.policy();
            case PolicyReading.Invalid invalid ->
                throw new IllegalStateException(invalid.problems().toString());
        };
    }

    String expectedChanges() throws IOException {
        return Files.readString(folder.resolve(CHANGES));
    }

    String expectedStages() throws IOException {
        return Files.readString(folder.resolve("expected-stages.csv"));
    }

    String expectedSegments() throws IOException {
        return Files.readString(folder.resolve("expected-segments.csv"));
    }

    String expectedAlerts() throws IOException {
        return Files.readString(folder.resolve("expected-alerts.csv"));
    }
}
