package io.tierengine.cli.live;

import io.tierengine.contract.ChangeDirection;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.topic.Topic;
import io.tierengine.streams.serde.RecordSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a consumer of tier changes sees that reads committed records only. */
final class CommittedChanges {

    private static final String HEADER = "customerId,sequence,effectiveAt,previousTier,newTier,direction,cause\n";
    private static final Comparator<TierChange> ORDER = Comparator.<TierChange, byte[]>comparing(
                    change -> change.getCustomerId().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
            .thenComparingLong(TierChange::getSequence);

    private CommittedChanges() {}

    /** Everything from the topic's start to its present end. */
    static List<TierChange> read(String bootstrapServers, Topic<TierChange> topic, RecordSerdes serdes) {
        List<TierChange> changes = new ArrayList<>();
        try (KafkaConsumer<String, TierChange> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                serdes.values(TierChange.class).deserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(number -> new TopicPartition(topic.name(), number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                for (ConsumerRecord<String, TierChange> message : consumer.poll(Duration.ofMillis(100))) {
                    changes.add(message.value());
                }
            }
        }
        return changes;
    }

    /** The rows that replay writes of them. */
    static String asCsv(List<TierChange> changes) {
        return changes.stream().sorted(ORDER).map(CommittedChanges::row).collect(Collectors.joining("", HEADER, ""));
    }

    private static String row(TierChange change) {
        return String.join(
                        ",",
                        cell(change.getCustomerId()),
                        Long.toString(change.getSequence()),
                        change.getEffectiveAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                        change.getDirection() == ChangeDirection.ENROLLED
                                ? ""
                                : change.getPreviousTier().orElseThrow(),
                        change.getNewTier(),
                        change.getDirection().name(),
                        change.getCause().name())
                + "\n";
    }

    private static String cell(String text) {
        boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
