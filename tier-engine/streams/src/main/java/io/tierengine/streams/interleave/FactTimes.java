package io.tierengine.streams.interleave;

import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.arrival.Arrival;
import io.tierengine.streams.arrival.Arrival.Content;
import io.tierengine.streams.arrival.ArrivalDeserializer;
import io.tierengine.streams.arrival.FactTranslation;
import io.tierengine.streams.arrival.OccurrenceTimestamps;
import io.tierengine.streams.serde.RecordSerdes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The input topics whose records are taken by time, and the time of each record: the very one that the stream's sources find in it.
 * Thread-safe, as deserializers are shared among stream threads in Kafka Streams too.
 */
public final class FactTimes implements ToLongFunction<ConsumerRecord<byte[], byte[]>> {

    private static final long NO_PARTITION_TIME = -1;

    private final Map<String, Deserializer<Arrival>> byTopic = new LinkedHashMap<>();
    private final TimestampExtractor extractor = new OccurrenceTimestamps();

    public FactTimes(TopicCatalogue topics, RecordSerdes serdes) {
        add(topics.customerTransactions(), serdes, FactTranslation::ofTransaction);
        add(topics.customerInteractions(), serdes, FactTranslation::ofInteraction);
        add(topics.customerProfiles(), serdes, FactTranslation::ofProfile);
        add(topics.tierOverrides(), serdes, FactTranslation::ofOverride);
        add(topics.customerAssessments(), serdes, FactTranslation::ofAssessment);
        add(topics.clockMarks(), serdes, FactTranslation::ofMark);
    }

    private <T extends SpecificRecord> void add(Topic<T> topic, RecordSerdes serdes, Function<T, Content> translation) {
        byTopic.put(
                topic.name(),
                ArrivalDeserializer.of(serdes.values(topic.valueType()).deserializer(), translation));
    }

    /** Names of the topics, in an order that is always the same. */
    public List<String> topics() {
        return List.copyOf(byTopic.keySet());
    }

    /**
     * The time of a record of one of the topics, epoch milliseconds, never negative.
     *
     * @throws StreamsException if it can't be told for now, such as when the registry is out of reach; a record that can't be read
     *     has a time
     */
    @Override
    public long applyAsLong(ConsumerRecord<byte[], byte[]> record) {
        try {
            Arrival arrival = Objects.requireNonNull(byTopic.get(record.topic()), record::topic)
                    .deserialize(record.topic(), record.headers(), record.value());
            return extractor.extract(
                    new ConsumerRecord<>(
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            record.timestamp(),
                            record.timestampType(),
                            record.serializedKeySize(),
                            record.serializedValueSize(),
                            record.key(),
                            arrival,
                            record.headers(),
                            record.leaderEpoch()),
                    NO_PARTITION_TIME);
        } catch (RuntimeException e) {
            throw new StreamsException(
                    "the time of the record at offset " + record.offset() + " of " + record.topic() + "-"
                            + record.partition() + " can't be told, so it can't be put in order; it will be read again",
                    e);
        }
    }
}
