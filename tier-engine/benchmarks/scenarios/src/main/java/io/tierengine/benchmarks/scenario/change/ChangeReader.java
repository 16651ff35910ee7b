package io.tierengine.benchmarks.scenario.change;

import io.tierengine.benchmarks.scenario.engine.Lab;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** A subscriber of tier changes that reads committed ones only, from the topic's end on, and notes when each came. */
public final class ChangeReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Lab lab;
    private final List<Arrivals> arrivals;
    private final CountDownLatch reading = new CountDownLatch(1);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean ending;

    /** Begins to read; returns when it does. */
    public ChangeReader(Lab lab, List<Arrivals> arrivals) throws InterruptedException {
        this.lab = lab;
        this.arrivals = List.copyOf(arrivals);
        thread = Thread.ofPlatform().daemon().name("change-reader").start(this::read);
        reading.await();
        requireRunning();
    }

    /**
     * Fails if reading has failed.
     *
     * @throws IllegalStateException with the reason
     */
    public void requireRunning() {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("tier changes could not be read: " + failed.getMessage(), failed);
        }
    }

    private void read() {
        Topic<TierChange> topic = lab.topics().tierChanges();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", lab.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(number -> new TopicPartition(topic.name(), number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            reading.countDown();
            while (!ending) {
                var records = consumer.poll(POLL);
                long now = System.nanoTime();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    arrivals.forEach(one -> one.received(record.key(), now));
                }
            }
        } catch (RuntimeException e) {
            failure.set(e);
        } finally {
            reading.countDown();
        }
    }

    @Override
    public void close() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
