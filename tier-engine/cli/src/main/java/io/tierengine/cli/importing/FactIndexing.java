package io.tierengine.cli.importing;

import io.tierengine.cli.csv.CsvBlock;
import io.tierengine.cli.csv.CsvBlocks;
import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.cli.csv.CsvTooLongException;
import io.tierengine.cli.facts.BadRow;
import io.tierengine.cli.facts.BadRows;
import io.tierengine.cli.facts.FactFiles;
import io.tierengine.cli.facts.FactRow;
import io.tierengine.cli.facts.FactRowReader;
import io.tierengine.cli.terminal.CommandFailure;
import io.tierengine.cli.terminal.Progress;
import io.tierengine.core.fact.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32C;

/** The first reading of files: every row is looked at once, bad ones are told, and the places of the others are noted. */
public final class FactIndexing {

    private static final int FINGERPRINT_BYTES = 8;
    private static final int BYTE_ORDER_MARK_BYTES = 3;
    private static final int BYTE_ORDER_MARK_FIRST = 0xEF;

    private final FactFiles files;
    private final String currency;
    private final long untilMillis;
    private final Function<Fact, Optional<String>> refusal;
    private final BadRows badRows;
    private final FactIndex index = new FactIndex();
    private long leftOut;

    /**
     * Prepares a reading.
     *
     * @param currency of transactions that name none
     * @param untilMillis facts after it are left out, epoch milliseconds
     * @param refusal why a fact that could be read would be refused by the engine; empty if it wouldn't
     * @param badRows is told of the rows that can't be taken
     */
    public FactIndexing(
            FactFiles files,
            String currency,
            long untilMillis,
            Function<Fact, Optional<String>> refusal,
            BadRows badRows) {
        this.files = files;
        this.currency = currency;
        this.untilMillis = untilMillis;
        this.refusal = refusal;
        this.badRows = badRows;
    }

    /** How many facts were left out because they are after the end. */
    public long leftOut() {
        return leftOut;
    }

    /** Reads all files; the facts that can be taken, in their order. */
    public SortedFacts read(Progress progress) throws IOException {
        for (int file = 0; file < files.size(); file++) {
            if (!Files.isRegularFile(files.path(file))) {
                throw CommandFailure.wrongInput(List.of(
                        files.path(file) + ": isn't a file that can be read twice; write its contents into one first"));
            }
        }
        List<Long> checksums = readAll(progress);
        progress.at("sorting", 1);
        index.sort();
        progress.finish();
        return new SortedFacts(files, index, fingerprint(checksums), currency);
    }

    private List<Long> readAll(Progress progress) throws IOException {
        CsvBlocks blocks = files.blocks();
        CsvBlock block = new CsvBlock();
        CsvCursor cursor = new CsvCursor();
        List<FactRowReader> readers = new ArrayList<>();
        List<CRC32C> checksums = new ArrayList<>();
        long[] offsets = new long[files.size()];
        for (int file = 0; file < files.size(); file++) {
            readers.add(files.reader(file, cursor, currency));
            checksums.add(new CRC32C());
            offsets[file] = byteOrderMark(files.path(file));
        }
        long read = 0;
        try {
            while (blocks.fill(block)) {
                int file = block.file();
                block.start(cursor);
                while (cursor.next()) {
                    note(readers.get(file), cursor, file, offsets[file] + cursor.recordFrom());
                }
                checksums.get(file).update(block.bytes(), 0, block.size());
                offsets[file] += block.size();
                read += block.size();
                progress.at("reading", (double) read / Math.max(1, files.bytes()));
            }
        } catch (CsvTooLongException e) {
            throw CommandFailure.problemsFound(List.of(files.place(e.file(), e.line()) + ": " + e.getMessage()));
        }
        return checksums.stream().map(CRC32C::getValue).toList();
    }

    private void note(FactRowReader reader, CsvCursor cursor, int file, long offset) {
        switch (reader.read()) {
            case BadRow bad -> badRows.add(bad);
            case FactRow row -> {
                Fact fact = row.fact();
                if (fact.occurredAtMillis() > untilMillis) {
                    leftOut++;
                    return;
                }
                Optional<String> refused = refusal.apply(fact);
                if (refused.isPresent()) {
                    badRows.add(new BadRow(file, row.line(), refused.get()));
                    return;
                }
                int length = cursor.recordTo() - cursor.recordFrom();
                index.add(row.order(), fact.occurredAtMillis(), file, offset, length);
            }
        }
    }

    private static int byteOrderMark(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == BYTE_ORDER_MARK_FIRST ? BYTE_ORDER_MARK_BYTES : 0;
        }
    }

    private String fingerprint(List<Long> checksums) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int file = 0; file < files.size(); file++) {
            text.append(Files.size(files.path(file)))
                    .append(' ')
                    .append(checksums.get(file))
                    .append('\n');
        }
        text.append(untilMillis).append(' ').append(currency).append(' ').append(index.size());
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
