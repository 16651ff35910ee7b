package io.tierengine.cli.containers;

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
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What a consumer sees of an engine's tier changes that reads committed records only, as the rows that replay writes. */
final class ChangeReader {

    private static final String HEADER = "customerId,sequence,effectiveAt,previousTier,newTier,direction,cause\n";
    private static final Comparator<TierChange> BY_CUSTOMER_THEN_SEQUENCE = Comparator.<TierChange, byte[]>comparing(
                    change -> change.getCustomerId().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
            .thenComparingLong(TierChange::getSequence);

    private ChangeReader() {}

    /** Everything up to the topic's present end. */
    static String csv(String bootstrapServers, Topic<TierChange> topic, RecordSerdes serdes) {
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
                consumer.poll(Duration.ofMillis(100)).forEach(message -> changes.add(message.value()));
            }
        }
        return changes.stream()
                .sorted(BY_CUSTOMER_THEN_SEQUENCE)
                .map(ChangeReader::row)
                .collect(Collectors.joining("", HEADER, ""));
    }

    private static String row(TierChange change) {
        return String.join(
                        ",",
                        cell(change.getCustomerId()),
                        Long.toString(change.getSequence()),
                        change.getEffectiveAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                        change.getPreviousTier().orElse(""),
                        change.getNewTier(),
                        change.getDirection().name(),
                        change.getCause().name())
                + "\n";
    }

    private static String cell(String text) {
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
