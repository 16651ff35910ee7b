package io.tierengine.cli.importing;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads rows of a file by their place, ahead of what was asked for, since the next row mostly lies close behind. */
final class RowWindow implements AutoCloseable {

    private static final int AHEAD_BYTES = 1 << 17;

    private final Path path;
    private final FileChannel channel;
    private byte[] bytes = new byte[AHEAD_BYTES];
    private long start;
    private int size;

    RowWindow(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path);
    }

    /** Makes sure that a row is in {@link #bytes()}, and tells where it begins there. */
    int seek(long offset, int length) throws IOException {
        if (offset < start || offset + length > start + size) {
            read(offset, length);
        }
        return (int) (offset - start);
    }

    private void read(long offset, int length) throws IOException {
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        ByteBuffer into = ByteBuffer.wrap(bytes);
        start = offset;
        while (into.hasRemaining() && channel.read(into, offset + into.position()) >= 0) {
            // Reads on until the window is full or the file at its end.
        }
        size = into.position();
        if (size < length) {
            throw new EOFException(path + " has become shorter while it was read; leave it alone and start again");
        }
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
