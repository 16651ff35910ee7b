package io.tierengine.cli.replay;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
 * <p>The memory lies outside the heap: hundreds of megabytes that the garbage collector copies from one generation to the next
 * cost more than parsing them. It is given back on closing.
 */
final class SegmentStore implements AutoCloseable {

    private static final int CHUNK_SIZE = 2 << 20;

    private final Path folder;
    private long freeMemory;
    private final Arena arena = Arena.ofShared();
    private MemorySegment chunk = MemorySegment.NULL;
    private int chunkUsed;
    private long fileEnd;
    private @Nullable FileChannel file;

    /** Where bytes were put. */
    sealed interface Segment {
        int size();
    }

    private record InMemory(MemorySegment chunk, int from, int size) implements Segment {}

    private record OnDisk(long position, int size) implements Segment {}

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
            case InMemory kept -> MemorySegment.copy(bytes, 0, kept.chunk, ValueLayout.JAVA_BYTE, kept.from, size);
            case OnDisk spilled -> write(bytes, spilled);
        }
        return segment;
    }

    private synchronized Segment place(int size) throws IOException {
        if (size > chunk.byteSize() - chunkUsed && size <= CHUNK_SIZE && freeMemory >= CHUNK_SIZE) {
            freeMemory -= CHUNK_SIZE;
            chunk = arena.allocate(CHUNK_SIZE);
            chunkUsed = 0;
        }
        if (size <= chunk.byteSize() - chunkUsed) {
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

    /** Appends the bytes of a segment. */
    void get(Segment segment, ByteWriter out) throws IOException {
        int at = out.reserve(segment.size());
        switch (segment) {
            case InMemory kept ->
                MemorySegment.copy(kept.chunk, ValueLayout.JAVA_BYTE, kept.from, out.array(), at, kept.size);
            case OnDisk spilled -> read(spilled, out.array(), at);
        }
        out.setSize(at + segment.size());
    }

    private void read(OnDisk spilled, byte[] into, int at) throws IOException {
        FileChannel channel = openFile();
        ByteBuffer bytes = ByteBuffer.wrap(into, at, spilled.size());
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, spilled.position() + bytes.position() - at) < 0) {
                throw new EOFException("a temporary file in " + folder + " was cut short");
            }
        }
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
        arena.close();
        if (file != null) {
            file.close();
        }
    }
}
