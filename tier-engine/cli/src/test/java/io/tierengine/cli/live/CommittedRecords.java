package io.tierengine.cli.live;

import io.tierengine.contract.topic.Topic;
import io.tierengine.streams.serde.RecordSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a consumer of one of the engine's topics sees that reads committed records only. */
final class CommittedRecords {

    private CommittedRecords() {}

    /** Everything from the topic's start to its present end. */
    static <T extends SpecificRecord> List<T> read(String bootstrapServers, Topic<T> topic, RecordSerdes serdes) {
        List<T> records = new ArrayList<>();
        try (KafkaConsumer<String, T> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                serdes.values(topic.valueType()).deserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(number -> new TopicPartition(topic.name(), number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                for (ConsumerRecord<String, T> message : consumer.poll(Duration.ofMillis(100))) {
                    records.add(message.value());
                }
            }
        }
        return records;
    }
}
