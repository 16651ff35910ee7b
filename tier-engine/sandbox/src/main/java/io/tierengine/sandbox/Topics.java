package io.tierengine.sandbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Sets topics up: makes what is missing, and refuses what is there and different. */
final class Topics {

    private static final Duration LEADERS_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Admin admin;

    Topics(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates the topics that don't exist; returns when every partition has a leader.
     *
     * @throws SandboxException if a topic exists with another number of partitions or another value of a setting named
     *     here
     */
    void create(Collection<NewTopic> wanted) {
        Map<String, KafkaFuture<Void>> creations = admin.createTopics(wanted).values();
        creations.forEach((name, creation) -> {
            try {
                result(creation, "creating topic " + name);
            } catch (SandboxException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        });
        awaitLeaders(creations.keySet());
        wanted.forEach(this::requireAsWanted);
    }

    private void awaitLeaders(Collection<String> names) {
        Deadline deadline = Deadline.in(LEADERS_TIMEOUT);
        while (!allHaveLeaders(names)) {
            if (deadline.hasPassed()) {
                throw new SandboxException("No leader for every partition of " + names + " within " + LEADERS_TIMEOUT
                        + "; are enough brokers running?");
            }
            pause();
        }
    }

    private boolean allHaveLeaders(Collection<String> names) {
        try {
            return result(admin.describeTopics(names).allTopicNames(), "describing " + names).values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.leader() != null && !partition.leader().isEmpty());
        } catch (SandboxException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private void requireAsWanted(NewTopic wanted) {
        TopicDescription found = requireNonNull(result(
                        admin.describeTopics(List.of(wanted.name())).allTopicNames(),
                        "describing topic " + wanted.name())
                .get(wanted.name()));
        if (wanted.numPartitions() > 0 && found.partitions().size() != wanted.numPartitions()) {
            throw different(
                    wanted.name(), "has " + found.partitions().size() + " partitions, not " + wanted.numPartitions());
        }
        Map<String, String> differences = differentSettings(wanted);
        if (!differences.isEmpty()) {
            throw different(
                    wanted.name(),
                    differences.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", ", "has ", "")));
        }
    }

    private Map<String, String> differentSettings(NewTopic wanted) {
        Map<String, String> settings = wanted.configs();
        if (settings == null || settings.isEmpty()) {
            return Map.of();
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, wanted.name());
        Config found = requireNonNull(
                result(admin.describeConfigs(List.of(resource)).all(), "reading settings of " + wanted.name())
                        .get(resource));
        Map<String, String> differences = new TreeMap<>();
        settings.forEach((key, value) -> {
            String actual = found.get(key) == null ? "unset" : found.get(key).value();
            if (!value.equals(actual)) {
                differences.put(key, actual + " instead of " + value);
            }
        });
        return differences;
    }

    private static SandboxException different(String topic, String how) {
        return new SandboxException("Topic " + topic + " exists and " + how
                + "; delete it, start on another data folder, or ask for what it is");
    }

    /** The result, or an exception whose cause is Kafka's own. */
    private static <T> T result(KafkaFuture<T> future, String doing) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new SandboxException("Failed " + doing + ": " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("Interrupted while " + doing, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxException("Interrupted while waiting for leaders", e);
        }
    }
}
