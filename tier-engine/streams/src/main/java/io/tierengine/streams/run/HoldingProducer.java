package io.tierengine.streams.run;

import io.tierengine.streams.task.CommitPace;
import io.tierengine.streams.task.HeldOffsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A stream thread's producer. Its transactions commit offsets only as far as state was written ({@link HeldOffsets}), and it tells how long commits take
 * ({@link CommitPace}).
 */
final class HoldingProducer extends KafkaProducer<byte[], byte[]> {

    private static final long NOT_COMMITTING = Long.MIN_VALUE;

    private final HeldOffsets heldOffsets;
    private long committingSinceNanos = NOT_COMMITTING;

    HoldingProducer(Map<String, Object> config, HeldOffsets heldOffsets) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.heldOffsets = heldOffsets;
    }

    @Override
    public void sendOffsetsToTransaction(
            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata groupMetadata) {
        committingSinceNanos = System.nanoTime();
        super.sendOffsetsToTransaction(heldOffsets.lower(offsets), groupMetadata);
    }

    @Override
    public void commitTransaction() {
        long since = committingSinceNanos == NOT_COMMITTING ? System.nanoTime() : committingSinceNanos;
        committingSinceNanos = NOT_COMMITTING;
        super.commitTransaction();
        CommitPace.ofThread().committed(since, System.nanoTime());
    }
}
