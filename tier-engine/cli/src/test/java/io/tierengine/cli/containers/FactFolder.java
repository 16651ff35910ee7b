package io.tierengine.cli.containers;

import io.tierengine.cli.csv.CsvBlock;
import io.tierengine.cli.csv.CsvBlocks;
import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.cli.facts.BadRow;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.FactFiles.Source;
import io.tierengine.cli.facts.FactRow;
import io.tierengine.cli.facts.FactRowReader;
import io.tierengine.cli.facts.WrongFilesException;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.FactKind;
import io.tierengine.streams.policy.PolicyInForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy, files of facts, and the changes that must come of them.
 *
 * @param until facts after it are left out
 */
record FactFolder(String name, Path policyFile, Path folder, Instant until) {

    private static final Path OWN = Path.of("src/test/resources/replay");

    /** The project's own sample. */
    static FactFolder sample() {
        return new FactFolder(
                "by-time", OWN.resolve("policy.yaml"), OWN.resolve("by-time"), Instant.parse("2026-06-30T22:00:00Z"));
    }

    /** A set of the acceptance data beside the project, or beside the folder of its work trees; empty where they aren't there. */
    static Optional<FactFolder> acceptance(String name, Instant until) {
        Path project = Path.of("../..").toAbsolutePath().normalize();
        return Stream.of("../shared/acceptance", "../../shared/acceptance")
                .map(shared -> project.resolve(shared).resolve(name).normalize())
                .filter(Files::isDirectory)
                .findFirst()
                .map(folder -> new FactFolder(name, folder.resolve("policy.yaml"), folder, until));
    }

    /** The policy, whose version is 1 in each of them. */
    PolicyInForce policy(String policyName) throws IOException {
        return PolicyInForce.compile(policyName, 1, Files.readString(policyFile));
    }

    /** The facts of all files in the order in which they happened. */
    List<Fact> facts(String currency) throws IOException, WrongFilesException {
        List<FactRow> rows = new ArrayList<>();
        try (FactFiles files = FactFiles.open(sources())) {
            CsvBlocks blocks = files.blocks();
            CsvBlock block = new CsvBlock();
            CsvCursor cursor = new CsvCursor();
            List<FactRowReader> readers = new ArrayList<>();
            for (int file = 0; file < files.size(); file++) {
                readers.add(files.reader(file, cursor, currency));
            }
            while (blocks.fill(block)) {
                block.start(cursor);
                while (cursor.next()) {
                    rows.add(row(readers.get(block.file())));
                }
            }
        }
        return rows.stream()
                .sorted()
                .map(FactRow::fact)
                .filter(fact -> fact.occurredAtMillis() <= until.toEpochMilli())
                .toList();
    }

    private FactRow row(FactRowReader reader) {
        return switch (reader.read()) {
            case FactRow row -> row;
            case BadRow bad -> throw new IllegalStateException(folder + ": " + bad);
        };
    }

    private List<Source> sources() throws IOException {
        List<Source> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                for (FactKind kind : FactKind.values()) {
                    if (file.getFileName().toString().startsWith(kind.name().toLowerCase(Locale.ROOT))) {
                        sources.add(new Source(kind, file));
                    }
                }
            }
        }
        return sources;
    }

    String expectedChanges() throws IOException {
        return Files.readString(folder.resolve("expected-changes.csv"));
    }
}
