package io.tierengine.streams.run;

import io.tierengine.streams.task.CommitPace;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A stream thread's consumer, which tells how long it waits for records ({@link CommitPace}). */
final class WatchedConsumer extends KafkaConsumer<byte[], byte[]> {

    WatchedConsumer(Map<String, Object> config) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        long since = System.nanoTime();
        try {
            return super.poll(timeout);
        } finally {
            CommitPace.ofThread().waited(System.nanoTime() - since);
        }
    }
}
