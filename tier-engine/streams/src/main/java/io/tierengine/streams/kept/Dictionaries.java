package io.tierengine.streams.kept;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;
import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compresses changes by what changes under the same policy have in common. The first ones of a policy are kept as they are, and a dictionary is trained
 * with them (<a href="https://datatracker.ietf.org/doc/html/rfc8878#section-5">RFC 8878, section 5</a>). It lies in the same store as what is compressed by
 * it, under a number that no customer's key can be, so both are there or neither.
 */
final class Dictionaries implements AutoCloseable {

    /** With so many changes a dictionary is as good as with a thousand, see ADR-0019. */
    static final int SAMPLES = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Dictionaries.class);
    private static final int DICTIONARY_BYTES = 8 << 10;
    private static final int LEVEL = 3;

    /** Before a dictionary's number: a byte that UTF-8 doesn't have. */
    private static final byte NO_CUSTOMER = (byte) 0xff;

    private final KeyValueStore<Bytes, byte[]> store;

    /** Numbers of dictionaries by policy; null until the store was looked into, which can't be done before it is restored. */
    private @Nullable Map<String, Integer> numbers;

    private @Nullable Compressor compressor;
    private @Nullable Samples samples;

    Dictionaries(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Works by one dictionary. */
    private record Compressor(String policy, int number, ZstdCompressCtx context) {}

    /** The first changes of a policy. */
    private record Samples(String policy, List<byte[]> changes) {}

    /**
     * A change as it is to be kept.
     *
     * @param policy name and version of the policy that it was decided by
     */
    KeptRecord.Part compressed(String policy, byte[] change) {
        Compressor current = compressor;
        if (current == null || !current.policy().equals(policy)) {
            current = open(policy);
        }
        if (current == null) {
            collect(policy, change);
            return new KeptRecord.Part(KeptRecord.UNCOMPRESSED, change.length, change);
        }
        return new KeptRecord.Part(
                current.number(), change.length, current.context().compress(change));
    }

    private @Nullable Compressor open(String policy) {
        Integer number = numbers().get(policy);
        return number == null ? null : open(policy, number, dictionary(store.get(keyOf(number))));
    }

    private Compressor open(String policy, int number, byte[] dictionary) {
        close();
        ZstdCompressCtx context = new ZstdCompressCtx();
        context.setLevel(LEVEL);
        context.setContentSize(false);
        context.setDictID(false);
        context.setMagicless(true);
        context.loadDict(dictionary);
        Compressor opened = new Compressor(policy, number, context);
        compressor = opened;
        return opened;
    }

    private Map<String, Integer> numbers() {
        Map<String, Integer> known = numbers;
        if (known == null) {
            known = new HashMap<>();
            try (KeyValueIterator<Bytes, byte[]> all = store.range(keyOf(0), keyOf(Integer.MAX_VALUE))) {
                while (all.hasNext()) {
                    KeyValue<Bytes, byte[]> next = all.next();
                    known.put(new PackedReader(next.value).readText(), numberOf(next.key));
                }
            }
            numbers = known;
        }
        return known;
    }

    private void collect(String policy, byte[] change) {
        Samples current = samples;
        if (current == null || !current.policy().equals(policy)) {
            current = new Samples(policy, new ArrayList<>());
            samples = current;
        }
        current.changes().add(change);
        if (current.changes().size() == SAMPLES) {
            samples = null;
            keep(policy, trained(current.changes()));
        }
    }

    private void keep(String policy, byte[] dictionary) {
        int number = numbers().size() + 1;
        PackedWriter writer = new PackedWriter();
        writer.writeText(policy);
        writer.writeBytes(dictionary);
        store.put(keyOf(number), writer.toByteArray());
        numbers().put(policy, number);
        open(policy, number, dictionary);
    }

    private static byte[] trained(List<byte[]> changes) {
        int bytes = changes.stream().mapToInt(change -> change.length).sum();
        ZstdDictTrainer trainer = new ZstdDictTrainer(bytes, DICTIONARY_BYTES);
        changes.forEach(trainer::addSample);
        try {
            return trainer.trainSamples();
        } catch (ZstdException e) {
            LOG.debug("No dictionary can be trained ({}); the changes themselves are one", e.getMessage());
            return together(changes);
        }
    }

    /** What compression refers to without training: some of the changes, one behind the other. */
    private static byte[] together(List<byte[]> changes) {
        ByteBuffer all = ByteBuffer.allocate(DICTIONARY_BYTES);
        for (byte[] change : changes) {
            all.put(change, 0, Math.min(change.length, all.remaining()));
        }
        return all.array();
    }

    /** Where a dictionary is stored. */
    static Bytes keyOf(int number) {
        return Bytes.wrap(ByteBuffer.allocate(1 + Integer.BYTES)
                .put(NO_CUSTOMER)
                .putInt(number)
                .array());
    }

    private static int numberOf(Bytes key) {
        return ByteBuffer.wrap(key.get()).getInt(1);
    }

    /** A dictionary, of what is stored of it. */
    static byte[] dictionary(byte[] stored) {
        PackedReader reader = new PackedReader(stored);
        reader.readText();
        return reader.readBytes();
    }

    @Override
    public void close() {
        if (compressor != null) {
            compressor.context().close();
            compressor = null;
        }
    }
}
