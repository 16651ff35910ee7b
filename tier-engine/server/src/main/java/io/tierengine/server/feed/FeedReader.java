package io.tierengine.server.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tierengine.server.feed.FeedEntry.Traits;
import io.tierengine.server.life.ClientSettings;
import io.tierengine.streams.run.EngineSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the feed into a ring, from a while back on, for one thread. */
final class FeedReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(250);

    private final String topic;
    private final FeedRing ring;
    private final int kept;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private List<TopicPartition> partitions = List.of();

    /** Where the feed ended when it was first read; not caught up before that. */
    private Map<TopicPartition, Long> backlog = Map.of();

    FeedReader(EngineSettings settings, FeedRing ring, int kept) {
        this.topic = topicOf(settings);
        this.ring = ring;
        this.kept = kept;
        this.consumer = new KafkaConsumer<>(
                ClientSettings.ofReader(settings), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The topic that the views write. */
    static String topicOf(EngineSettings settings) {
        return settings.applicationId() + "-views-feed";
    }

    /** Takes all partitions, at the end of the ring or, if that hasn't begun, a while back; false if there is no such topic yet. */
    boolean open() {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            return false;
        }
        partitions = found.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted(java.util.Comparator.comparingInt(TopicPartition::partition))
                .toList();
        consumer.assign(partitions);
        Positions read = ring.end().positions();
        if (read.partitions() == partitions.size()) {
            partitions.forEach(partition -> consumer.seek(partition, read.of(partition.partition())));
        } else {
            ring.begin(seekBack());
        }
        return true;
    }

    private Positions seekBack() {
        int each = Math.max(1, kept / partitions.size());
        backlog = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> firsts = consumer.beginningOffsets(partitions);
        long[] from = new long[partitions.size()];
        for (TopicPartition partition : partitions) {
            long first = firsts.getOrDefault(partition, 0L);
            from[partition.partition()] = Math.max(first, backlog.getOrDefault(partition, first) - each);
            consumer.seek(partition, from[partition.partition()]);
        }
        return Positions.of(from);
    }

    /** Whether all that was there at the beginning has been read. */
    boolean isCaughtUp() {
        if (backlog.isEmpty()) {
            return true;
        }
        boolean reached =
                backlog.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        if (reached) {
            backlog = Map.of();
        }
        return reached;
    }

    /** Waits a moment for events, and adds them; tells how many came. */
    int read() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        List<ConsumerRecord<byte[], byte[]>> inOrder = new ArrayList<>();
        records.forEach(inOrder::add);
        inOrder.forEach(this::add);
        return inOrder.size();
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        byte[] json = record.value();
        Traits traits = json == null ? null : traitsOf(json);
        if (traits == null) {
            LOG.debug("No event at {}-{}@{}", record.topic(), record.partition(), record.offset());
            return;
        }
        Positions after = ring.end().positions().with(record.partition(), record.offset() + 1);
        ring.add(
                record.partition(),
                record.offset(),
                new FeedEntry(record.partition(), record.offset(), after, traits, onOneLine(json)));
    }

    /** Null if it isn't an event. */
    private static @Nullable Traits traitsOf(byte[] json) {
        try {
            JsonNode event = JSON.readTree(json);
            String kind = text(event, "kind");
            String customerId = text(event, "customerId");
            if (kind == null || customerId == null || kind.indexOf('\n') >= 0) {
                return null;
            }
            String risk = text(event, "risk");
            return new Traits(
                    kind,
                    customerId,
                    text(event, "tier"),
                    risk == null ? text(event, "level") : risk,
                    text(event, "direction"),
                    text(event, "owner"),
                    text(event, "region"));
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable String text(JsonNode event, String field) {
        JsonNode value = event.get(field);
        return value == null || !value.isTextual() ? null : value.textValue();
    }

    /** A break of line in JSON can only stand between its parts. */
    private static byte[] onOneLine(byte[] json) {
        byte[] line = json.clone();
        for (int i = 0; i < line.length; i++) {
            if (line[i] == '\n' || line[i] == '\r') {
                line[i] = ' ';
            }
        }
        return line;
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
    }
}
