package io.tierengine.cli.replay;

import io.tierengine.cli.terminal.CommandFailure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Where a result goes: a file, or standard output for {@code -}. A file is written under another name beside its place and
 * moved there when it is complete, so that nobody ever sees half of it.
 */
final class OutputFile {

    private final String name;
    private final String option;

    /** What writes the result. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** @param option that named it, for messages */
    OutputFile(String name, String option) {
        this.name = name;
        this.option = option;
    }

    boolean isStandardOutput() {
        return name.equals("-");
    }

    /** As it is told in messages. */
    String describe() {
        return isStandardOutput() ? "standard output" : name;
    }

    /** Fails before any work is done if it couldn't be written at the end. */
    void check() {
        if (isStandardOutput()) {
            return;
        }
        Path path = Path.of(name);
        Path folder = folder(path);
        if (Files.isDirectory(path)) {
            throw CommandFailure.wrongInput(List.of(option + " " + name + ": is a folder; name a file in it"));
        }
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.wrongInput(List.of(option + " " + name + ": there is no folder " + folder));
        }
        if (isRegular(path) && !Files.isWritable(folder)) {
            throw CommandFailure.wrongInput(List.of(option + " " + name + ": the folder can't be written to"));
        }
    }

    void write(Content content) throws IOException {
        if (isStandardOutput()) {
            // Not System.out, which would hide that the reader has gone.
            OutputStream out = new FileOutputStream(FileDescriptor.out);
            content.writeTo(out);
            out.flush();
            return;
        }
        Path path = Path.of(name);
        if (!isRegular(path)) {
            try (OutputStream out = Files.newOutputStream(path)) {
                content.writeTo(out);
            }
            return;
        }
        Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path;
        writeAndMove(target, content);
    }

    private static void writeAndMove(Path target, Content content) throws IOException {
        Path unfinished = folder(target)
                .resolve("." + target.getFileName() + "."
                        + ProcessHandle.current().pid() + ".tmp");
        try {
            try (OutputStream out = Files.newOutputStream(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                content.writeTo(out);
            }
            try {
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Path folder(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }

    /** A file, or nothing yet; not a device or a pipe. */
    private static boolean isRegular(Path path) {
        return Files.notExists(path) || Files.isRegularFile(path);
    }
}
