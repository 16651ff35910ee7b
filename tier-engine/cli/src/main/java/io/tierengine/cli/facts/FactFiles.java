package io.tierengine.cli.facts;

import io.tierengine.cli.csv.CsvBlocks;
import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.cli.csv.CsvFile;
import io.tierengine.core.fact.FactKind;
import io.tierengine.core.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The CSV files that a command reads facts from, open and with headers that are right. Either all of them have a column
 * {@code arrival}, or none has.
 */
public final class FactFiles implements AutoCloseable {

    private final List<FactFile> files = new ArrayList<>();
    private long bytes;

    private FactFiles() {}

    /** A file to read. */
    public record Source(FactKind kind, Path path) {}

    /**
     * Opens files and looks at their headers.
     *
     * @param sources in the order of their kinds, so that a file's index tells which facts come first at one instant
     * @throws WrongFilesException if a file can't be opened or a header is wrong; it tells of all of them
     */
    public static FactFiles open(List<Source> sources) throws WrongFilesException {
        if (!sources.stream()
                .map(Source::kind)
                .sorted()
                .toList()
                .equals(sources.stream().map(Source::kind).toList())) {
            throw new IllegalArgumentException("files out of the order of their kinds: " + sources);
        }
        FactFiles opened = new FactFiles();
        List<String> problems = new ArrayList<>();
        for (Source source : sources) {
            opened.add(source, problems);
        }
        if (problems.isEmpty()) {
            opened.checkArrival(problems);
        }
        if (!problems.isEmpty()) {
            opened.closeQuietly();
            throw new WrongFilesException(problems);
        }
        return opened;
    }

    private void add(Source source, List<String> problems) {
        String name = source.path().toString();
        try {
            if (Files.isDirectory(source.path())) {
                problems.add(name + ": is a folder, not a file");
                return;
            }
            CsvFile csv = CsvFile.open(source.path());
            files.add(new FactFile(files.size(), source.kind(), name, csv));
            bytes += Files.isRegularFile(source.path()) ? Files.size(source.path()) : 0;
            if (csv.headerProblem() != null) {
                problems.add(name + ":1: " + csv.headerProblem());
                return;
            }
            for (String problem : Columns.of(source.kind()).problems(csv.header())) {
                problems.add(name + ":1: " + problem);
            }
        } catch (NoSuchFileException e) {
            problems.add(name + ": no such file");
        } catch (IOException e) {
            problems.add(name + ": can't be read: " + e.getMessage());
        }
    }

    private void checkArrival(List<String> problems) {
        long withArrival = files.stream().filter(FactFile::hasArrival).count();
        if (withArrival == 0 || withArrival == files.size()) {
            return;
        }
        for (FactFile file : files) {
            if (!file.hasArrival()) {
                problems.add(file.name() + ":1: column 'arrival' is missing, which other files have;"
                        + " facts are taken in order of arrival only if every file tells it");
            }
        }
    }

    /** Whether facts are taken in the order in which they arrived, instead of that in which they happened. */
    public boolean isInOrderOfArrival() {
        return !files.isEmpty() && files.getFirst().hasArrival();
    }

    /** Bytes of all files together, as far as they are known: a pipe counts nothing. */
    public long bytes() {
        return bytes;
    }

    public int size() {
        return files.size();
    }

    /** Where a file is, as it was given. */
    public Path path(int file) {
        return Path.of(files.get(file).name());
    }

    /** The rows of all files, to be read once. */
    public CsvBlocks blocks() {
        return new CsvBlocks(files.stream().map(FactFile::csv).toList());
    }

    /** What to sort rows of one file by. */
    public RowKey key(int file, CsvCursor row) {
        return new RowKey(files.get(file), row);
    }

    /** Something to read rows of one file with. */
    public FactRowReader reader(int file, CsvCursor row, String policyCurrency) {
        return FactRowReader.of(files.get(file), row, policyCurrency, true);
    }

    /**
     * Something to read rows of one file with as far as a policy can tell a difference: where none of its metrics has a
     * condition or is of cases, the facts lack the texts that only those look at.
     */
    public FactRowReader readerFor(Policy policy, int file, CsvCursor row) {
        boolean needsTexts =
                policy.metrics().stream().anyMatch(metric -> metric.where() != null || metric.cases() != null);
        return FactRowReader.of(files.get(file), row, policy.currency(), needsTexts);
    }

    /** A file's name as it was given, with a line: {@code sales/2026.csv:17}. */
    public String place(int file, int line) {
        return files.get(file).name() + ":" + line;
    }

    @Override
    public void close() throws IOException {
        for (FactFile file : files) {
            file.csv().close();
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // The files were only read, and what is wrong with them is about to be told.
        }
    }
}
