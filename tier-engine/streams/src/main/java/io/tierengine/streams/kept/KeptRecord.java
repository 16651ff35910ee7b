package io.tierengine.streams.kept;

import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a customer's latest tier changes: a byte for the version, and of each change, oldest first, the number of the dictionary by which
 * it is compressed, its length before, and its bytes. A change is added without reading those that lie there.
 */
final class KeptRecord {

    private static final int VERSION = 1;

    /** Number in the place of a dictionary's: the bytes are as they are. */
    static final int UNCOMPRESSED = 0;

    private KeptRecord() {}

    /**
     * One change.
     *
     * @param dictionary its number; {@link #UNCOMPRESSED}: none
     * @param length of the change, bytes
     * @param bytes the change, or what compression made of it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Part(int dictionary, int length, byte[] bytes) {}

    /** The parts of a record, oldest first. */
    static List<Part> parts(byte[] stored) {
        PackedReader reader = new PackedReader(stored);
        int version = reader.readByte();
        if (version != VERSION) {
            throw new CorruptStateException("kept changes are of version " + version
                    + ", which this engine doesn't know; a later engine has written them");
        }
        List<Part> parts = new ArrayList<>();
        while (!reader.atEnd()) {
            parts.add(new Part(unsignedInt(reader), unsignedInt(reader), reader.readBytes()));
        }
        return parts;
    }

    private static int unsignedInt(PackedReader reader) {
        return Math.toIntExact(reader.readUnsigned());
    }

    /**
     * The record of the latest ones.
     *
     * @param most how many those are
     * @param stored the record so far; null: there is none yet
     * @param added parts that come behind it
     */
    static byte[] latest(int most, byte @Nullable [] stored, List<Part> added) {
        List<Part> parts = new ArrayList<>(stored == null ? List.of() : parts(stored));
        parts.addAll(added);
        PackedWriter writer = new PackedWriter();
        writer.writeByte(VERSION);
        for (Part part : parts.subList(Math.max(0, parts.size() - most), parts.size())) {
            writer.writeUnsigned(part.dictionary());
            writer.writeUnsigned(part.length());
            writer.writeBytes(part.bytes());
        }
        return writer.toByteArray();
    }
}
