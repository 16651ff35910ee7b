package io.tierengine.cli.review;

import io.tierengine.cli.terminal.CommandFailure;
import io.tierengine.contract.CustomerTier;
import io.tierengine.contract.TierPolicyVersion;
import io.tierengine.contract.topic.CustomerKey;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.core.policy.Policy;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.policy.PolicyPublisher;
import io.tierengine.streams.serde.RecordSerdes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads an engine's policy and the tiers that it gave, up to the ends that the topics have at the moment. */
final class TierReader {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Object> client;
    private final TopicCatalogue topics;
    private final RecordSerdes serdes;

    TierReader(Map<String, String> settings, TopicCatalogue topics, RecordSerdes serdes) {
        client = new HashMap<>(settings);
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.topics = topics;
        this.serdes = serdes;
    }

    /**
     * The policy that is published.
     *
     * @param program its name; null if there is only one
     */
    Policy policy(@Nullable String program) {
        Collection<TierPolicyVersion> published;
        try (KafkaConsumer<String, TierPolicyVersion> consumer = new KafkaConsumer<>(
                client,
                new StringDeserializer(),
                serdes.values(TierPolicyVersion.class).deserializer())) {
            published = new PolicyPublisher(topics.tierPolicies())
                    .published(consumer)
                    .values();
        } catch (KafkaException e) {
            throw unreadable(topics.tierPolicies().name(), e);
        }
        TreeSet<String> names = new TreeSet<>();
        published.forEach(version -> names.add(version.getName()));
        if (names.isEmpty()) {
            throw CommandFailure.wrongInput(List.of("no policy is published in topic "
                    + topics.tierPolicies().name() + "; is --prefix right, and has the engine been started?"));
        }
        if (program == null && names.size() > 1) {
            throw CommandFailure.wrongInput(
                    List.of("there are several programs: " + String.join(", ", names) + "; say which by --program"));
        }
        String name = program == null ? names.getFirst() : program;
        return published.stream()
                .filter(version -> version.getName().equals(name))
                .max((left, right) -> Integer.compare(left.getVersion(), right.getVersion()))
                .map(version -> PolicyInForce.compile(name, version.getVersion(), version.getDocument())
                        .policy())
                .orElseThrow(() -> CommandFailure.wrongInput(
                        List.of("--program: there is no '" + name + "'; there is " + String.join(", ", names))));
    }

    /** Every record of a program's customers, the later after the earlier; null where one was erased. */
    void readTiers(String program, BiConsumer<String, @Nullable CustomerTier> taker) {
        String topic = topics.customerTiers().name();
        try (KafkaConsumer<String, CustomerTier> consumer = new KafkaConsumer<>(
                client,
                new StringDeserializer(),
                serdes.values(CustomerTier.class).deserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, topics.customerPartitions())
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long lastNews = System.nanoTime();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                ConsumerRecords<String, CustomerTier> records = consumer.poll(POLL);
                for (ConsumerRecord<String, CustomerTier> message : records) {
                    CustomerKey key = CustomerKey.parse(message.key());
                    if (key.program().equals(program)) {
                        taker.accept(key.customerId(), message.value());
                    }
                }
                lastNews = records.isEmpty() ? lastNews : System.nanoTime();
                if (System.nanoTime() - lastNews > PATIENCE.toNanos()) {
                    throw CommandFailure.problemsFound(List.of("topic " + topic + " could not be read to its end: "
                            + "nothing came for " + PATIENCE.toSeconds() + " s; try again"));
                }
            }
        } catch (KafkaException e) {
            throw unreadable(topic, e);
        }
    }

    private static CommandFailure unreadable(String topic, KafkaException cause) {
        return CommandFailure.problemsFound(List.of("topic " + topic + " can't be read: " + cause.getMessage()));
    }
}
