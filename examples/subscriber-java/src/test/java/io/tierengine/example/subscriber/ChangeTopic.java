package io.tierengine.example.subscriber;

import io.tierengine.contract.TierChange;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.sandbox.Sandbox;
import io.tierengine.streams.registry.RegistryKeys;
import io.tierengine.streams.serde.AvroSerializer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of tier changes as the engine leaves it: written in transactions, by the engine's own serializer. */
final class ChangeTopic implements AutoCloseable {

    private static final int PARTITIONS = 3;

    private final Topic<TierChange> topic;
    private final AvroSerializer<TierChange> serializer = new AvroSerializer<>();
    private final KafkaProducer<String, byte[]> one;
    private final KafkaProducer<String, byte[]> other;

    ChangeTopic(Sandbox sandbox, String prefix) {
        topic = new TopicCatalogue(prefix, PARTITIONS).tierChanges();
        sandbox.createTopics(new NewTopic(topic.name(), PARTITIONS, (short) 1).configs(topic.config()));
        serializer.configure(Map.of(RegistryKeys.URL, sandbox.registryUrl()), false);
        one = producer(sandbox, prefix + "one", "none");
        other = producer(sandbox, prefix + "other", "gzip");
    }

    private static KafkaProducer<String, byte[]> producer(Sandbox sandbox, String id, String compression) {
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", sandbox.bootstrapServers(),
                        "transactional.id", id,
                        "compression.type", compression),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    String name() {
        return topic.name();
    }

    /** Writes changes in a transaction that is committed. */
    void commit(TierChange... changes) throws ExecutionException, InterruptedException {
        other.beginTransaction();
        send(other, changes);
        other.commitTransaction();
    }

    /**
     * Writes changes in transactions that are aborted, two of one producer around one of another: after each change of the
     * first come the other's. Clients that take the list of aborted transactions for sorted, or for one to a producer, let some through.
     */
    void abort(List<TierChange> changes) throws ExecutionException, InterruptedException {
        TierChange[] all = changes.toArray(TierChange[]::new);
        one.beginTransaction();
        send(one, all);
        other.beginTransaction();
        send(other, all);
        send(one, all);
        other.abortTransaction();
        send(one, all);
        one.abortTransaction();
        one.beginTransaction();
        send(one, all);
        one.abortTransaction();
    }

    /** Writes bytes that are no change. */
    void commitBytes(byte[] value) throws ExecutionException, InterruptedException {
        one.beginTransaction();
        one.send(new ProducerRecord<>(topic.name(), "nobody", value)).get();
        one.commitTransaction();
    }

    private void send(KafkaProducer<String, byte[]> producer, TierChange... changes)
            throws ExecutionException, InterruptedException {
        for (TierChange change : changes) {
            producer.send(new ProducerRecord<>(
                            topic.name(), change.getCustomerId(), serializer.serialize(topic.name(), change)))
                    .get();
        }
    }

    @Override
    public void close() {
        one.close();
        other.close();
        serializer.close();
    }
}
