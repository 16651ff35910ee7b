package io.tierengine.streams.policy;

import io.tierengine.contract.TierPolicyVersion;
import io.tierengine.contract.topic.PolicyKey;
import io.tierengine.contract.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Publishes a first policy, and tells what is published. */
public final class PolicyPublisher {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Topic<TierPolicyVersion> topic;

    public PolicyPublisher(Topic<TierPolicyVersion> topic) {
        this.topic = topic;
    }

    /** Every published version, read from the topic's start to its present end. */
    public Map<String, TierPolicyVersion> published(Consumer<String, TierPolicyVersion> consumer) {
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        Map<String, TierPolicyVersion> versions = new TreeMap<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (consumer.position(partition) < end) {
            if (Instant.now().isAfter(deadline)) {
                throw new TimeoutException(
                        "topic " + topic.name() + " could not be read to its end within " + PATIENCE);
            }
            for (ConsumerRecord<String, TierPolicyVersion> record : consumer.poll(Duration.ofMillis(200))) {
                if (record.value() == null) {
                    versions.remove(record.key());
                } else {
                    versions.put(record.key(), record.value());
                }
            }
        }
        return versions;
    }

    /**
     * Publishes a policy unless its name and version are there already.
     *
     * @param effectiveFrom when it takes effect
     * @throws PolicyUnusableException if the same name and version was published with another text, or the name with another
     *     version: a change of the policy under running customers isn't supported yet
     */
    public void publishFirst(
            PolicyInForce policy,
            Instant effectiveFrom,
            Map<String, TierPolicyVersion> published,
            Producer<String, TierPolicyVersion> producer)
            throws InterruptedException {
        String name = policy.policy().name();
        PolicyKey key = new PolicyKey(name, policy.policy().version());
        Optional<TierPolicyVersion> same = Optional.ofNullable(published.get(key.text()));
        if (same.isPresent()) {
            if (!same.get().getDocument().equals(policy.document())) {
                throw new PolicyUnusableException("policy " + key.text() + " is published already with another text;"
                        + " a published version never changes");
            }
            return;
        }
        Optional<TierPolicyVersion> other = published.values().stream()
                .filter(p -> p.getName().equals(name))
                .findAny();
        if (other.isPresent()) {
            throw new PolicyUnusableException("policy " + name + " is published with version "
                    + other.get().getVersion() + ", and the file has version "
                    + policy.policy().version()
                    + "; this engine can't change the policy of running customers yet. Start with version "
                    + other.get().getVersion() + ", or under another topic prefix and application id");
        }
        TierPolicyVersion version = TierPolicyVersion.newBuilder()
                .setName(name)
                .setVersion(policy.policy().version())
                .setEffectiveFrom(effectiveFrom)
                .setDocument(policy.document())
                .build();
        try {
            producer.send(new ProducerRecord<>(topic.name(), key.text(), version))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("policy " + key.text() + " could not be published", e.getCause());
        }
    }
}
