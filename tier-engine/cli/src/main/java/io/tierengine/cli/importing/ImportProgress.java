package io.tierengine.cli.importing;

import io.tierengine.cli.terminal.CommandFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Properties;

/** How far an import has come, in a file: so many facts, in their order, are acknowledged by the brokers. */
final class ImportProgress {

    private static final String IMPORT = "import";
    private static final String SENT = "facts.sent";
    private static final String COMPLETE = "complete";

    private final Path file;
    private final String importId;
    private int sent;
    private boolean complete;

    private ImportProgress(Path file, String importId) {
        this.file = file;
        this.importId = importId;
    }

    /**
     * Reads where an import was left, or begins one.
     *
     * @param importId tells this import, its files and its target from others
     */
    static ImportProgress open(Path file, String importId) throws IOException {
        ImportProgress progress = new ImportProgress(file, importId);
        if (Files.exists(file)) {
            progress.read();
        }
        return progress;
    }

    private void read() throws IOException {
        Properties noted = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            noted.load(reader);
        }
        if (!importId.equals(noted.getProperty(IMPORT))) {
            throw CommandFailure.wrongInput(
                    List.of(file + ": holds the progress of another import, of other files, options or"
                            + " brokers; name another file with --progress, or remove this one"));
        }
        try {
            sent = Integer.parseInt(noted.getProperty(SENT, ""));
        } catch (NumberFormatException e) {
            throw CommandFailure.wrongInput(
                    List.of(file + ": isn't a progress file, or is damaged; remove it to begin the import anew"));
        }
        complete = Boolean.parseBoolean(noted.getProperty(COMPLETE));
    }

    Path file() {
        return file;
    }

    /** How many facts of the order are acknowledged. */
    int sent() {
        return sent;
    }

    /** Whether facts and marks are all there. */
    boolean isComplete() {
        return complete;
    }

    /** Notes that so many facts are acknowledged. */
    void note(int factsSent) throws IOException {
        sent = factsSent;
        write();
    }

    void noteComplete() throws IOException {
        complete = true;
        write();
    }

    private void write() throws IOException {
        Properties noted = new Properties();
        noted.setProperty(IMPORT, importId);
        noted.setProperty(SENT, Integer.toString(sent));
        noted.setProperty(COMPLETE, Boolean.toString(complete));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        noted.store(text, "Progress of tier import. Keep it until the import is complete.");
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap(text.toByteArray()));
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
