package io.tierengine.streams.topic;

import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that are missing and checks those that are there: partitions, clean-up, retention and time stamps must be
 * as the contract says, since facts that are deleted early or stamped otherwise give other answers. All that doesn't fit is
 * told at once, with what mends it.
 */
public final class TopicSetup {

    private static final int TIMEOUT_SECONDS = 30;
    private static final String RETENTION = "retention.ms";

    private final Admin admin;

    public TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /**
     * Makes sure that the topics of a catalogue exist and fit.
     *
     * @param replication of topics that are created; empty: the broker's default
     * @param create whether missing topics are created; otherwise they are refused
     * @throws TopicsUnfitException if a topic is missing or doesn't fit
     */
    public void ensure(TopicCatalogue catalogue, Optional<Short> replication, boolean create)
            throws InterruptedException {
        Map<String, Topic<?>> wanted = new TreeMap<>();
        catalogue.all().forEach(topic -> wanted.put(topic.name(), topic));
        Set<String> existing = call(admin.listTopics().names()::get);
        List<Topic<?>> missing = wanted.values().stream()
                .filter(topic -> !existing.contains(topic.name()))
                .toList();
        if (!missing.isEmpty() && !create) {
            throw new TopicsUnfitException(missing.stream()
                    .map(topic -> topic.name() + " doesn't exist; create it with " + topic.partitions()
                            + " partitions and " + topic.config())
                    .toList());
        }
        create(missing, replication);
        check(wanted.values().stream().filter(topic -> !missing.contains(topic)).toList());
    }

    private void create(List<Topic<?>> missing, Optional<Short> replication) throws InterruptedException {
        if (missing.isEmpty()) {
            return;
        }
        List<NewTopic> topics = missing.stream()
                .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), replication)
                        .configs(topic.config()))
                .toList();
        Map<String, KafkaFuture<Void>> created = admin.createTopics(topics).values();
        for (var topic : created.entrySet()) {
            try {
                call(topic.getValue()::get);
            } catch (TopicExistsException e) {
                // Another instance was faster; it made the same.
            }
        }
    }

    private void check(List<Topic<?>> topics) throws InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        Map<String, TopicDescription> descriptions =
                call(admin.describeTopics(names).allTopicNames()::get);
        Map<String, Config> configs = configsOf(names);
        List<String> problems = new ArrayList<>();
        for (Topic<?> topic : topics) {
            int partitions = Objects.requireNonNull(descriptions.get(topic.name()))
                    .partitions()
                    .size();
            if (topic.coPartitioned() && partitions != topic.partitions()) {
                problems.add(topic.name() + " has " + partitions + " partitions instead of " + topic.partitions()
                        + "; all topics by customer have the same number. Set the engine's number of partitions to that of"
                        + " the topics, or create the topic anew");
            }
            Config config = Objects.requireNonNull(configs.get(topic.name()));
            topic.config().forEach((key, value) -> {
                String actual = Objects.requireNonNull(config.get(key)).value();
                if (!fits(key, value, actual)) {
                    problems.add(topic.name() + " has " + key + "=" + actual + " instead of " + value
                            + "; mend it with kafka-configs --alter --topic " + topic.name() + " --add-config " + key
                            + "=" + value);
                }
            });
        }
        if (!problems.isEmpty()) {
            throw new TopicsUnfitException(problems);
        }
    }

    /** Longer retention and larger messages are fine. */
    private static boolean fits(String key, String wanted, String actual) {
        if (wanted.equals(actual)) {
            return true;
        }
        return switch (key) {
            case RETENTION, "retention.bytes" ->
                actual.equals("-1") || (!wanted.equals("-1") && atLeast(actual, wanted));
            case "max.message.bytes", "delete.retention.ms" -> atLeast(actual, wanted);
            default -> false;
        };
    }

    private static boolean atLeast(String actual, String wanted) {
        return Long.parseLong(actual) >= Long.parseLong(wanted);
    }

    private Map<String, Config> configsOf(List<String> names) throws InterruptedException {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> found =
                call(admin.describeConfigs(resources).all()::get);
        Map<String, Config> byName = new HashMap<>();
        found.forEach((resource, config) -> byName.put(resource.name(), config));
        return byName;
    }

    /** A call to the brokers. */
    @FunctionalInterface
    private interface Call<T> {
        T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static <T> T call(Call<T> call) throws InterruptedException {
        try {
            return call.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
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

    /** Topics that don't fit, one line each. */
    public static final class TopicsUnfitException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TopicsUnfitException(List<String> problems) {
            super("topics don't fit the contract:\n"
                    + problems.stream().map(p -> "  " + p).collect(Collectors.joining("\n")));
        }
    }
}
