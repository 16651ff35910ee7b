package io.tierengine.cli.replay;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pieces of bytes until they are taken: in memory as long as there is room, in one temporary file beyond that. The file
 * is made when it is needed and removed on closing. Thread-safe.
 *
 * <p>Memory is taken in chunks so large that the garbage collector leaves them where they are: hundreds of megabytes that
 * are copied from one generation to the next cost more than parsing them. It is given back on closing.
 */
final class SegmentStore implements AutoCloseable {

    /** Just below 4 MiB, so that the array with its header fills whole regions of the G1 collector. */
    private static final int CHUNK_SIZE = (4 << 20) - 64;

    private final Path folder;
    private long freeMemory;
    private byte[] chunk = new byte[0];
    private int chunkUsed;
    private long fileEnd;
    private @Nullable FileChannel file;

    /** Where bytes were put. */
    sealed interface Segment {
        int size();
    }

    private static final class InMemory implements Segment {

        private final byte[] chunk;
        private final int from;
        private final int size;

        InMemory(byte[] chunk, int from, int size) {
            this.chunk = chunk;
            this.from = from;
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }
    }

    private record OnDisk(long position, int size) implements Segment {}

    /** Bytes to look at, from {@code from} to {@code to}. */
    static final class Bytes {

        private final byte[] array;
        private final int from;
        private final int to;

        Bytes(byte[] array, int from, int to) {
            this.array = array;
            this.from = from;
            this.to = to;
        }

        byte[] array() {
            return array;
        }

        int from() {
            return from;
        }

        int to() {
            return to;
        }
    }

    /**
     * @param folder for the temporary file
     * @param memoryBytes how much to keep in memory
     */
    SegmentStore(Path folder, long memoryBytes) {
        this.folder = folder;
        this.freeMemory = memoryBytes;
    }

    /** Keeps a copy of the first bytes of an array. */
    Segment put(byte[] bytes, int size) throws IOException {
        Segment segment = place(size);
        switch (segment) {
            case InMemory kept -> System.arraycopy(bytes, 0, kept.chunk, kept.from, size);
            case OnDisk spilled -> write(bytes, spilled);
        }
        return segment;
    }

    private synchronized Segment place(int size) throws IOException {
        if (size > chunk.length - chunkUsed && size <= CHUNK_SIZE && freeMemory >= CHUNK_SIZE) {
            freeMemory -= CHUNK_SIZE;
            chunk = new byte[CHUNK_SIZE];
            chunkUsed = 0;
        }
        if (size <= chunk.length - chunkUsed) {
            chunkUsed += size;
            return new InMemory(chunk, chunkUsed - size, size);
        }
        if (file == null) {
            Path path = Files.createTempFile(folder, "tier-replay-", ".tmp");
            file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        fileEnd += size;
        return new OnDisk(fileEnd - size, size);
    }

    private void write(byte[] bytes, OnDisk spilled) throws IOException {
        FileChannel channel = openFile();
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, spilled.size());
        while (rest.hasRemaining()) {
            channel.write(rest, spilled.position() + rest.position());
        }
    }

    /** The bytes of a segment, which must not be changed. */
    Bytes get(Segment segment) throws IOException {
        return switch (segment) {
            case InMemory kept -> new Bytes(kept.chunk, kept.from, kept.from + kept.size);
            case OnDisk spilled -> new Bytes(read(spilled), 0, spilled.size());
        };
    }

    private byte[] read(OnDisk spilled) throws IOException {
        FileChannel channel = openFile();
        ByteBuffer bytes = ByteBuffer.allocate(spilled.size());
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, spilled.position() + bytes.position()) < 0) {
                throw new EOFException("a temporary file in " + folder + " was cut short");
            }
        }
        return bytes.array();
    }

    private synchronized FileChannel openFile() {
        return Objects.requireNonNull(file);
    }

    /** How much has gone to the temporary file. */
    synchronized long spilledBytes() {
        return fileEnd;
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
