package io.tierengine.benchmarks.runner.run;

import io.tierengine.benchmarks.runner.data.Sentinel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed tier changes from the topic's present end on, for the sentinels among them. */
final class SentinelReader implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;

    SentinelReader(String bootstrapServers, String topic, int partitions) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        // Seeking is put off until somebody asks.
        all.forEach(consumer::position);
    }

    /** Waits a while for news and passes them on. */
    void readInto(Progress progress, Duration patience) {
        var news = consumer.poll(patience);
        long now = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> change : news) {
            if (Sentinel.isSentinel(change.key())) {
                Sentinel sentinel = Sentinel.parse(change.key());
                progress.observe(sentinel.partition(), sentinel.offset(), now);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
