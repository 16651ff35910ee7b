package io.tierengine.streams.customer;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.streams.task.Positions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A customer's state as it is stored: the bytes of the core, before them, where it matters, how far in the input the customer had come.
 * It matters where a restart may bring facts again that the state holds already.
 */
public final class StoredForm {

    /** No version of the core's form begins with it. */
    private static final int WITH_POSITIONS = 0x7E;

    private StoredForm() {}

    /** What comes before the state. */
    static byte[] prefix(Positions reached) {
        PackedWriter out = new PackedWriter();
        out.writeByte(WITH_POSITIONS);
        reached.write(out);
        return out.toByteArray();
    }

    static byte[] of(byte[] prefix, byte[] state) {
        byte[] whole = Arrays.copyOf(prefix, prefix.length + state.length);
        System.arraycopy(state, 0, whole, prefix.length, state.length);
        return whole;
    }

    /** The bytes of the core. */
    public static byte[] state(byte[] stored) {
        if (!hasPositions(stored)) {
            return stored;
        }
        PackedReader in = new PackedReader(stored);
        in.readByte();
        Positions.skip(in);
        return Arrays.copyOfRange(stored, in.position(), stored.length);
    }

    /** How far the customer had come; null where that isn't told, since nothing that it holds can come again. */
    static @Nullable Positions reached(byte[] stored, int topics) {
        if (!hasPositions(stored)) {
            return null;
        }
        PackedReader in = new PackedReader(stored);
        in.readByte();
        return Positions.read(in, topics);
    }

    private static boolean hasPositions(byte[] stored) {
        return stored.length > 0 && stored[0] == WITH_POSITIONS;
    }
}
