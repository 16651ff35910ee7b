package io.tierengine.streams.run;

import io.tierengine.streams.task.HeldOffsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer whose transactions commit offsets only as far as state was written: see {@link HeldOffsets}. */
final class HoldingProducer extends KafkaProducer<byte[], byte[]> {

    private final HeldOffsets heldOffsets;

    HoldingProducer(Map<String, Object> config, HeldOffsets heldOffsets) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.heldOffsets = heldOffsets;
    }

    @Override
    public void sendOffsetsToTransaction(
            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata groupMetadata) {
        super.sendOffsetsToTransaction(heldOffsets.lower(offsets), groupMetadata);
    }
}
