package io.tierengine.example.subscriber;

import io.tierengine.contract.TierChange;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Hands tier changes over to a table: poll, write, and only then commit the offsets.
 *
 * <p>A crash between writing and committing brings the same records again, which the table passes over. So each change counts
 * once, with no transaction across Kafka and the database.
 */
final class TierChangeSubscriber implements AutoCloseable {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<String, TierChange> consumer;
    private final CustomerTable table;
    private final Consumer<TierChange> taken;
    private final String topic;
    private volatile boolean stopping;

    /** Takes what it reads with and where it writes; {@code taken} is told each change that the table took, once it is there. */
    TierChangeSubscriber(
            SubscriberSettings settings, SchemaLookup schemas, CustomerTable table, Consumer<TierChange> taken) {
        this.consumer =
                new KafkaConsumer<>(settings.kafka(), new StringDeserializer(), new TierChangeDeserializer(schemas));
        this.table = table;
        this.taken = taken;
        this.topic = settings.topic();
    }

    /**
     * Runs until {@link #stop}. Whatever it throws, nothing is lost: what wasn't committed is read again at the next start.
     *
     * @throws org.apache.kafka.common.errors.RecordDeserializationException where a record can't be read; it says which
     */
    void run() throws SQLException {
        consumer.subscribe(List.of(topic));
        try {
            while (!stopping) {
                handOver(consumer.poll(POLL));
            }
        } catch (WakeupException e) {
            if (!stopping) {
                throw e;
            }
        }
    }

    /** Ends {@link #run} after the batch at hand. For another thread. */
    void stop() {
        stopping = true;
        consumer.wakeup();
    }

    private void handOver(ConsumerRecords<String, TierChange> records) throws SQLException {
        if (records.isEmpty()) {
            return;
        }
        List<TierChange> changes = new ArrayList<>(records.count());
        for (ConsumerRecord<String, TierChange> record : records) {
            Optional.ofNullable(record.value()).ifPresent(changes::add);
        }
        table.take(changes).forEach(taken);
        commit();
    }

    /** Where the partitions have gone to another member meanwhile, that one gets the same records, and passes over them. */
    private void commit() {
        try {
            consumer.commitSync();
        } catch (CommitFailedException | RebalanceInProgressException e) {
            // The next poll joins the group again.
        }
    }

    /** Leaves the group, so that its other members go on at once. */
    @Override
    public void close() {
        consumer.close();
    }
}
