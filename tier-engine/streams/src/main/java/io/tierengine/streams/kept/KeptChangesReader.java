package io.tierengine.streams.kept;

import com.github.luben.zstd.ZstdDecompressCtx;
import io.tierengine.core.binary.CorruptStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Reads what {@link LatestChanges} keeps, from any thread. */
public final class KeptChangesReader {

    private final Function<Bytes, byte @Nullable []> store;

    /**
     * Over a partition's store.
     *
     * @param store gives the value of a key, or null
     */
    public KeptChangesReader(Function<Bytes, byte @Nullable []> store) {
        this.store = store;
    }

    /**
     * The latest changes of a customer as they were sent, oldest first; none if nothing is kept.
     *
     * @throws CorruptStateException if they were written by a later engine, or a part is missing
     */
    public List<byte[]> read(Bytes customer) {
        byte[] stored = store.apply(customer);
        if (stored == null) {
            return List.of();
        }
        List<byte[]> changes = new ArrayList<>();
        try (ZstdDecompressCtx context = new ZstdDecompressCtx()) {
            context.setMagicless(true);
            int loaded = KeptRecord.UNCOMPRESSED;
            for (KeptRecord.Part part : KeptRecord.parts(stored)) {
                if (part.dictionary() == KeptRecord.UNCOMPRESSED) {
                    changes.add(part.bytes());
                    continue;
                }
                if (part.dictionary() != loaded) {
                    context.loadDict(dictionary(part.dictionary()));
                    loaded = part.dictionary();
                }
                changes.add(context.decompress(part.bytes(), part.length()));
            }
        }
        return changes;
    }

    private byte[] dictionary(int number) {
        byte[] stored = store.apply(Dictionaries.keyOf(number));
        if (stored == null) {
            throw new CorruptStateException("kept changes were compressed by dictionary " + number
                    + ", which isn't in their store; its changelog may have lost it");
        }
        return Dictionaries.dictionary(stored);
    }
}
