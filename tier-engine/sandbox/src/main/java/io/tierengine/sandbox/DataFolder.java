package io.tierengine.sandbox;

import io.tierengine.sandbox.child.BrokerNode;
import io.tierengine.sandbox.child.Supervised;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The folder with everything that a sandbox writes: the children's data and logs, and what must be the same next time. */
final class DataFolder implements AutoCloseable {

    static final String BROKER_LOGGING = "broker-log4j2.xml";

    private static final String MEMORY = "sandbox.properties";

    private final Path path;
    private final boolean temporary;
    private final FileChannel lock;

    private DataFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
        this.lock = lock(path);
        layOutChildFiles();
    }

    /** A new folder, deleted on closing. */
    static DataFolder temporary() {
        try {
            return new DataFolder(Files.createTempDirectory("tier-sandbox-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("Creating a temporary folder", e);
        }
    }

    /** This folder, created where it is missing, and kept. */
    static DataFolder kept(Path path) {
        try {
            return new DataFolder(Files.createDirectories(path.toAbsolutePath().normalize()), false);
        } catch (IOException e) {
            throw new UncheckedIOException("Creating the data folder " + path, e);
        }
    }

    Path path() {
        return path;
    }

    boolean isTemporary() {
        return temporary;
    }

    Path of(String service) {
        return path.resolve(service);
    }

    Path log(String service) {
        return path.resolve("logs").resolve(service + ".log");
    }

    /** Classes and files of our own that children find on their class path. */
    Path childClasses() {
        return path.resolve("child");
    }

    Path brokerLogging() {
        return childClasses().resolve(BROKER_LOGGING);
    }

    Optional<Memory> memory() {
        Path file = path.resolve(MEMORY);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            entries.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
        return Optional.of(Memory.from(entries));
    }

    void remember(Memory memory) {
        Path file = path.resolve(MEMORY);
        try (Writer writer = Files.newBufferedWriter(file)) {
            memory.toProperties().store(writer, "What a sandbox in this folder needs to be the same one again");
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + file, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
            if (temporary && Files.exists(path)) {
                delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Giving up the data folder " + path, e);
        }
    }

    private void delete() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }

    private static FileChannel lock(Path path) {
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(path);
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            throw inUse(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Locking the data folder " + path, e);
        }
    }

    private static SandboxException inUse(Path path) {
        return new SandboxException(
                "Another sandbox is using the data folder " + path + "; stop it or name another folder");
    }

    private void layOutChildFiles() {
        for (Class<?> type : List.of(Supervised.class, BrokerNode.class)) {
            copyFromClassPath(
                    type,
                    type.getSimpleName() + ".class",
                    childClasses().resolve(type.getName().replace('.', '/') + ".class"));
        }
        copyFromClassPath(DataFolder.class, BROKER_LOGGING, brokerLogging());
    }

    private static void copyFromClassPath(Class<?> beside, String resource, Path target) {
        try (InputStream content = beside.getResourceAsStream(resource)) {
            if (content == null) {
                throw new IllegalStateException(
                        "No " + resource + " beside " + beside.getName() + " on the class path");
            }
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + target, e);
        }
    }
}
