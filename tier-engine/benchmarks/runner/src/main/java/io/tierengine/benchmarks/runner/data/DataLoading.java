package io.tierengine.benchmarks.runner.data;

import io.tierengine.cli.importing.FactSender;
import io.tierengine.contract.BackfillMark;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.serde.RecordSerdes;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Loads a data set into the facts' topic, unless a kept folder has it already. */
public final class DataLoading {

    private static final String MEMORY = "bench-data.properties";
    private static final String SOURCE = "bench";

    private final String bootstrapServers;
    private final TopicCatalogue topics;
    private final RecordSerdes serdes;

    public DataLoading(String bootstrapServers, TopicCatalogue topics, RecordSerdes serdes) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.serdes = serdes;
    }

    /**
     * The data set, loaded now or before.
     *
     * @param folder of the sandbox, where it is noted what was loaded
     */
    public DataSet ensure(DataShape shape, Path folder) throws IOException {
        Path file = folder.resolve(MEMORY);
        if (Files.exists(file)) {
            Properties found = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                found.load(reader);
            }
            return DataSet.from(found, shape);
        }
        DataSet loaded = load(shape);
        try (Writer writer = Files.newBufferedWriter(file)) {
            loaded.toProperties().store(writer, "What bin/tier bench has loaded into this folder's broker");
        }
        return loaded;
    }

    private DataSet load(DataShape shape) throws IOException {
        openBackfill();
        Topic<Transaction> topic = topics.customerTransactions();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ProducerConfig.LINGER_MS_CONFIG,
                                50,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                256 << 10,
                                ProducerConfig.BUFFER_MEMORY_CONFIG,
                                64L << 20),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                Serializer<Transaction> values =
                        serdes.values(Transaction.class).serializer()) {
            DataSet drawn = new FactStream(shape).drawInto((partition, key, fact) -> {
                Future<RecordMetadata> _ = producer.send(
                        new ProducerRecord<>(topic.name(), partition, key, values.serialize(topic.name(), fact)),
                        (metadata, failed) -> {
                            if (failed != null) {
                                failure.compareAndSet(null, failed);
                            }
                        });
            });
            producer.flush();
            Exception failed = failure.get();
            if (failed != null) {
                throw new IOException("the broker didn't take all facts: " + failed.getMessage(), failed);
            }
            return drawn;
        }
    }

    /** Without it the engine would follow wall time, years ahead of the facts, as soon as a partition has been read. */
    private void openBackfill() throws IOException {
        try (FactSender sender =
                new FactSender(topics, serdes, Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            sender.mark(null, BackfillMark.OPEN, SOURCE);
            sender.flush();
        }
    }
}
