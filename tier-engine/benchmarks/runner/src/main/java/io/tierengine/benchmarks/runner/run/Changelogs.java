package io.tierengine.benchmarks.runner.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The changelogs of one run: its topics whose names begin with the run's and end with {@code changelog}. */
final class Changelogs {

    private static final long SAMPLED = 5_000;

    private final Admin admin;
    private final String bootstrapServers;
    private final String run;

    Changelogs(Admin admin, String bootstrapServers, String run) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
        this.run = run;
    }

    /** Size by topic now; nothing of it is compacted away while a run lasts. */
    Map<String, Size> sizes() throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> ends = ends();
        Map<String, Size> sizes = new TreeMap<>();
        for (LogDirDescription folder : folders()) {
            for (Map.Entry<TopicPartition, ReplicaInfo> replica :
                    folder.replicaInfos().entrySet()) {
                Long end = ends.get(replica.getKey());
                if (end != null) {
                    Size one = new Size(end, replica.getValue().size());
                    sizes.merge(replica.getKey().topic(), one, Size::plus);
                }
            }
        }
        return sizes;
    }

    /** What was written from a measurement to a later one, with the mean sizes of the latest records. */
    List<ChangelogUse> used(Map<String, Size> before, Map<String, Size> after)
            throws InterruptedException, ExecutionException {
        Map<String, Sample> samples = latest();
        List<ChangelogUse> used = new ArrayList<>();
        after.forEach((topic, size) -> {
            Size written = size.minus(before.getOrDefault(topic, Size.NOTHING));
            Sample sample = samples.getOrDefault(topic, Sample.NONE);
            used.add(new ChangelogUse(
                    topic.substring(run.length() + 1),
                    written.records(),
                    written.bytes(),
                    sample.mean(sample.keyBytes()),
                    sample.mean(sample.valueBytes())));
        });
        return used;
    }

    /** Deletes every topic of the run. */
    void delete() throws InterruptedException, ExecutionException {
        admin.deleteTopics(admin.listTopics().names().get().stream()
                        .filter(name -> name.startsWith(run + "-"))
                        .toList())
                .all()
                .get();
    }

    private Iterable<LogDirDescription> folders() throws InterruptedException, ExecutionException {
        List<Integer> brokers = admin.describeCluster().nodes().get().stream()
                .map(node -> node.id())
                .toList();
        return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                .flatMap(byPath -> byPath.values().stream())
                .toList();
    }

    private Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException {
        List<String> names = admin.listTopics().names().get().stream()
                .filter(name -> name.startsWith(run + "-") && name.endsWith("changelog"))
                .toList();
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        admin.describeTopics(names)
                .allTopicNames()
                .get()
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> wanted.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        return admin.listOffsets(wanted).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /** The latest committed records of each topic. */
    private Map<String, Sample> latest() throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> ends = ends();
        Map<String, Sample> samples = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - SAMPLED)));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    samples.merge(record.topic(), Sample.of(record), Sample::plus);
                }
            }
        }
        return samples;
    }

    /**
     * Of a topic.
     *
     * @param records markers of transactions among them
     * @param bytes on disk
     */
    record Size(long records, long bytes) {
        static final Size NOTHING = new Size(0, 0);

        Size plus(Size other) {
            return new Size(records + other.records, bytes + other.bytes);
        }

        Size minus(Size other) {
            return new Size(records - other.records, bytes - other.bytes);
        }
    }

    private record Sample(long records, long keyBytes, long valueBytes) {
        static final Sample NONE = new Sample(0, 0, 0);

        static Sample of(ConsumerRecord<byte[], byte[]> record) {
            return new Sample(
                    1,
                    Objects.requireNonNullElse(record.key(), new byte[0]).length,
                    Objects.requireNonNullElse(record.value(), new byte[0]).length);
        }

        Sample plus(Sample other) {
            return new Sample(records + other.records, keyBytes + other.keyBytes, valueBytes + other.valueBytes);
        }

        double mean(long sum) {
            return records == 0 ? 0 : (double) sum / records;
        }
    }
}
