package io.tierengine.server.write;

import io.tierengine.contract.Assessment;
import io.tierengine.contract.TierOverride;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.server.life.ClientSettings;
import io.tierengine.server.life.EngineSource;
import io.tierengine.server.problem.ProblemException;
import io.tierengine.streams.run.TierEngine;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes with one producer, which is made when something is written first. */
@Singleton
final class KafkaFactWriter implements FactWriter, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaFactWriter.class);
    private static final int METADATA_MS = 5_000;
    private static final int DELIVERY_MS = 10_000;

    private final EngineSource engines;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    KafkaFactWriter(EngineSource engines) {
        this.engines = engines;
    }

    @Override
    public Position write(TierOverride override) {
        TierEngine engine = engines.demand();
        TopicCatalogue topics = engine.settings().topics();
        return write(engine, topics.tierOverrides(), override.getCustomerId(), override);
    }

    @Override
    public Position write(Assessment assessment) {
        TierEngine engine = engines.demand();
        TopicCatalogue topics = engine.settings().topics();
        return write(engine, topics.customerAssessments(), assessment.getCustomerId(), assessment);
    }

    private <V extends SpecificRecord> Position write(TierEngine engine, Topic<V> topic, String customerId, V fact) {
        try (Serde<V> values = engine.serdes().values(topic.valueType())) {
            byte[] value = values.serializer().serialize(topic.name(), fact);
            byte[] key = customerId.getBytes(StandardCharsets.UTF_8);
            RecordMetadata written = producerOf(engine)
                    .send(new ProducerRecord<>(topic.name(), key, value))
                    .get(METADATA_MS + DELIVERY_MS, TimeUnit.MILLISECONDS);
            return new Position(written.topic(), written.partition(), written.offset());
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
            throw notWritten(topic, e);
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            throw notWritten(topic, e);
        }
    }

    private static ProblemException notWritten(Topic<?> topic, Exception thrown) {
        LOG.warn("A fact could not be written to topic {}", topic.name(), thrown);
        return new ProblemException(
                503,
                "topic " + topic.name()
                        + " can't be written at present, as Kafka or the schema registry doesn't answer;"
                        + " whether the decision was taken is seen in the audit, so look there before you try again");
    }

    private synchronized KafkaProducer<byte[], byte[]> producerOf(TierEngine engine) {
        KafkaProducer<byte[], byte[]> known = producer;
        if (known != null) {
            return known;
        }
        Map<String, Object> config = ClientSettings.of(engine.settings());
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("max.block.ms", METADATA_MS);
        config.put("delivery.timeout.ms", DELIVERY_MS);
        config.put("linger.ms", 0);
        KafkaProducer<byte[], byte[]> made =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        producer = made;
        return made;
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        KafkaProducer<byte[], byte[]> known = producer;
        if (known != null) {
            known.close(Duration.ofSeconds(5));
            producer = null;
        }
    }
}
