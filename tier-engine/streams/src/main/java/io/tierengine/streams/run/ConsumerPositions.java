package io.tierengine.streams.run;

import io.tierengine.streams.customer.CaughtUp;
import io.tierengine.streams.interleave.FactTimes;
import io.tierengine.streams.interleave.Interleaving;
import io.tierengine.streams.task.HeldOffsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives Kafka Streams its clients: consumers of facts take topics by the time of their facts ({@link Interleaving}), those that restore state
 * read as they are. It keeps hold of each stream thread's consumer, whose positions tell whether there is anything left to read. A consumer's own notion of its lag is as old as the last answer to a fetch, so the ends of the
 * partitions are asked of the brokers; one question at a time answers for all tasks of a thread.
 */
final class ConsumerPositions implements KafkaClientSupplier, CaughtUp {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final String CONSUMER_SUFFIX = "-consumer";

    private final FactTimes times;
    private final Map<String, Ends> byThread = new ConcurrentHashMap<>();
    private final HeldOffsets heldOffsets;

    /** @param times of the topics that must be read to their ends; a task of another kind may read more on the same thread */
    ConsumerPositions(FactTimes times, HeldOffsets heldOffsets) {
        this.times = times;
        this.heldOffsets = heldOffsets;
    }

    @Override
    public boolean isCaughtUp(int partition, long sinceMillis) {
        Ends ends = byThread.get(Thread.currentThread().getName());
        return ends != null && ends.areReached(partition, sinceMillis);
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new HoldingProducer(config, heldOffsets);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        Consumer<byte[], byte[]> consumer = Interleaving.of(new WatchedConsumer(config), times.topics(), times);
        String clientId = String.valueOf(config.get("client.id"));
        if (clientId.endsWith(CONSUMER_SUFFIX)) {
            String thread = clientId.substring(0, clientId.length() - CONSUMER_SUFFIX.length());
            byThread.put(thread, new Ends(consumer, times.topics()));
        }
        return consumer;
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The ends of the partitions that one consumer reads. Used by its stream thread alone. */
    private static final class Ends {

        private final Consumer<byte[], byte[]> consumer;
        private final List<String> topics;
        private @Nullable Map<TopicPartition, Long> ends;
        private long askedAtMillis;

        Ends(Consumer<byte[], byte[]> consumer, List<String> topics) {
            this.consumer = consumer;
            this.topics = topics;
        }

        boolean areReached(int partition, long sinceMillis) {
            List<TopicPartition> assigned = new ArrayList<>();
            for (TopicPartition candidate : consumer.assignment()) {
                if (candidate.partition() == partition && topics.contains(candidate.topic())) {
                    assigned.add(candidate);
                }
            }
            try {
                Map<TopicPartition, Long> known = endsSince(sinceMillis);
                return !assigned.isEmpty()
                        && assigned.stream()
                                .allMatch(one ->
                                        consumer.position(one, PATIENCE) >= known.getOrDefault(one, Long.MAX_VALUE));
            } catch (KafkaException e) {
                return false;
            }
        }

        private Map<TopicPartition, Long> endsSince(long sinceMillis) {
            Map<TopicPartition, Long> known = ends;
            if (known == null || askedAtMillis < sinceMillis || !known.keySet().containsAll(consumer.assignment())) {
                long now = System.currentTimeMillis();
                known = consumer.endOffsets(consumer.assignment(), PATIENCE);
                ends = known;
                askedAtMillis = now;
            }
            return known;
        }
    }
}
