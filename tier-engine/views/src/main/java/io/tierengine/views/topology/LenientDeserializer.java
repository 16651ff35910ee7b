package io.tierengine.views.topology;

import io.tierengine.streams.serde.Poison;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes over records that can't be read, as null: the engine has put such profiles into the dead letters already. What isn't the record's fault stays
 * an exception, and the record is read again.
 */
final class LenientDeserializer<T> implements Deserializer<T> {

    private static final Logger LOG = LoggerFactory.getLogger(LenientDeserializer.class);

    private final Deserializer<T> records;
    private final AtomicLong unreadable = new AtomicLong();

    LenientDeserializer(Deserializer<T> records) {
        this.records = records;
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        try {
            return records.deserialize(topic, bytes);
        } catch (RuntimeException e) {
            return skip(topic, e);
        }
    }

    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
        try {
            return records.deserialize(topic, headers, bytes);
        } catch (RuntimeException e) {
            return skip(topic, e);
        }
    }

    /** Says so at the first, the second, the fourth and so on. */
    private @Nullable T skip(String topic, RuntimeException failure) {
        if (Poison.classify(failure).isEmpty()) {
            throw failure;
        }
        long number = unreadable.incrementAndGet();
        if (Long.bitCount(number) == 1) {
            LOG.warn("Record {} of topic {} that can't be read is left out of the views", number, topic, failure);
        }
        return null;
    }

    @Override
    public void close() {
        records.close();
    }
}
