package io.tierengine.views.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic in which events with what is known of their customers lie, for whoever shows them as they come. */
final class FeedTopic {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int TIMEOUT_SECONDS = 30;

    private final Admin admin;
    private final String name;
    private final int partitions;

    FeedTopic(Admin admin, String name, int partitions) {
        this.admin = admin;
        this.name = name;
        this.partitions = partitions;
    }

    /**
     * Makes sure that it is there, with as many partitions as the topics of customers.
     *
     * @param create whether it is created where it is missing
     * @throws IllegalStateException if it is missing, or has other partitions
     */
    void ensure(Optional<Short> replication, boolean create) throws InterruptedException {
        int there = partitions();
        if (there == 0) {
            if (!create) {
                throw new IllegalStateException(
                        name + " doesn't exist; create it with " + partitions + " partitions and " + config());
            }
            create(replication);
        } else if (there != partitions) {
            throw new IllegalStateException(name + " has " + there + " partitions instead of " + partitions
                    + ", as the topics by customer have; delete it, and it is created anew");
        }
    }

    private int partitions() throws InterruptedException {
        try {
            return Objects.requireNonNull(
                            get(admin.describeTopics(List.of(name)).allTopicNames())
                                    .get(name))
                    .partitions()
                    .size();
        } catch (UnknownTopicOrPartitionException e) {
            return 0;
        }
    }

    private void create(Optional<Short> replication) throws InterruptedException {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), replication).configs(config());
        try {
            get(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException e) {
            // Another instance was faster; it made the same.
        }
    }

    /** Kept by when events were appended: events of long ago are told again when views are made anew. */
    private static Map<String, String> config() {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", Long.toString(KEPT.toMillis()),
                "message.timestamp.type", "LogAppendTime");
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(
                    "the brokers didn't answer within " + TIMEOUT_SECONDS + " s; are the bootstrap servers right?", e);
        }
    }
}
