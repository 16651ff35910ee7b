package io.tierengine.benchmarks.runner.run;

import io.tierengine.contract.TierChange;
import io.tierengine.streams.serde.RecordSerdes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serde;

/** Runs contenders on loaded data, one at a time, for what they decide. */
public final class DecidingRun {

    private static final Duration READY_PATIENCE = Duration.ofMinutes(2);
    private static final Duration SILENCE_PATIENCE = Duration.ofSeconds(20);
    private static final Duration FOR_SURPLUS = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Surroundings around;

    public DecidingRun(Surroundings around) {
        this.around = around;
    }

    /**
     * The committed changes that count. As many as are expected, and whatever else comes within a moment; fewer if there has been
     * silence for long.
     *
     * @param run unique name
     * @throws RunFailedException if the contender ends by itself
     */
    public List<TierChange> changes(Contender contender, String run, Predicate<TierChange> counts, int expected)
            throws IOException, InterruptedException {
        try (RunFolder folder = RunFolder.create(around.workFolder().resolve(run));
                Admin admin = Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) around.bootstrapServers()));
                RecordSerdes serdes = RecordSerdes.from(Map.of("schema.registry.url", around.registryUrl()));
                Serde<TierChange> values = serdes.values(TierChange.class);
                KafkaConsumer<byte[], TierChange> reader = new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                around.bootstrapServers(),
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        values.deserializer())) {
            toEnd(reader);
            List<TierChange> found = new ArrayList<>();
            try (ContenderProcess process = ContenderProcess.start(
                    contender,
                    around.arguments(contender, run, folder.path()),
                    around.workFolder().resolve(run + ".log"))) {
                process.awaitReady(READY_PATIENCE);
                collect(reader, process, counts, expected, found);
                process.stop();
            }
            read(reader, counts, found);
            new Changelogs(admin, around.bootstrapServers(), run).delete();
            return found;
        } catch (ExecutionException e) {
            throw new IOException("the broker refused: " + e.getCause(), e);
        }
    }

    private void toEnd(KafkaConsumer<byte[], TierChange> reader) {
        List<TopicPartition> all = IntStream.range(
                        0, reader.partitionsFor(around.tierChanges()).size())
                .mapToObj(number -> new TopicPartition(around.tierChanges(), number))
                .toList();
        reader.assign(all);
        reader.seekToEnd(all);
        // Seeking is put off until somebody asks.
        all.forEach(reader::position);
    }

    private static void collect(
            KafkaConsumer<byte[], TierChange> reader,
            ContenderProcess process,
            Predicate<TierChange> counts,
            int expected,
            List<TierChange> found)
            throws InterruptedException {
        long newsAt = System.nanoTime();
        while (true) {
            int before = found.size();
            read(reader, counts, found);
            process.requireAlive();
            long now = System.nanoTime();
            if (found.size() > before) {
                newsAt = now;
            }
            Duration patience = found.size() >= expected ? FOR_SURPLUS : SILENCE_PATIENCE;
            if (now - newsAt > patience.toNanos()) {
                return;
            }
        }
    }

    private static void read(
            KafkaConsumer<byte[], TierChange> reader, Predicate<TierChange> counts, List<TierChange> found) {
        for (ConsumerRecord<byte[], TierChange> change : reader.poll(LOOK)) {
            if (counts.test(change.value())) {
                found.add(change.value());
            }
        }
    }
}
