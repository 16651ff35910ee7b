package io.tierengine.cli.demo;

import io.tierengine.contract.TierChange;
import io.tierengine.contract.topic.Topic;
import io.tierengine.streams.serde.RecordSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads committed tier changes as any client can, and shows them. */
final class ChangeReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, TierChange> consumer;
    private final Screen screen;
    private final Thread thread = new Thread(this::read, "demo-changes");

    ChangeReader(String bootstrapServers, RecordSerdes serdes, Topic<TierChange> topic, Screen screen) {
        this.screen = screen;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                serdes.values(TierChange.class).deserializer());
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.start();
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, TierChange> message : consumer.poll(POLL)) {
                    screen.show(message.value());
                }
                screen.tick();
            }
        } catch (WakeupException e) {
            // It is told to end.
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
