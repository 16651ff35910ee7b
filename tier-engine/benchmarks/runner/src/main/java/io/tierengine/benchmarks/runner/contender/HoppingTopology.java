package io.tierengine.benchmarks.runner.contender;

import io.tierengine.benchmarks.runner.data.Sentinel;
import io.tierengine.contract.TierChange;
import io.tierengine.contract.Transaction;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.serde.RecordSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.state.WindowStore;

/**
 * What most people would write for "spending of the last 30 days" with Kafka Streams: hopping windows, a sum and a count in each. What
 * comes out of the windows goes nowhere, which only helps it.
 */
final class HoppingTopology {

    private static final Duration SIZE = Duration.ofDays(30);
    private static final Duration HOP = Duration.ofDays(1);
    private static final Duration GRACE = Duration.ofDays(1);

    private HoppingTopology() {}

    static Topology describe(TopicCatalogue topics, RecordSerdes serdes) {
        StreamsBuilder builder = new StreamsBuilder();
        Serde<TierChange> changes = serdes.values(TierChange.class);
        KStream<String, Transaction> facts = builder.stream(
                topics.customerTransactions().name(),
                Consumed.with(Serdes.String(), serdes.values(Transaction.class))
                        .withTimestampExtractor((fact, partitionTime) ->
                                ((Transaction) fact.value()).getOccurredAt().toEpochMilli()));
        facts.groupByKey()
                .windowedBy(TimeWindows.ofSizeAndGrace(SIZE, GRACE).advanceBy(HOP))
                .aggregate(
                        () -> Spending.NONE,
                        (customer, fact, spending) -> spending.plus(fact),
                        Materialized.<String, Spending, WindowStore<Bytes, byte[]>>as("spending-of-30-days")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Spending.serde()));
        facts.filter((customer, fact) -> Sentinel.isSentinel(customer.getBytes(StandardCharsets.UTF_8)))
                .mapValues((customer, fact) -> SentinelEnrolment.of(customer, "dsl-hopping"))
                .to(topics.tierChanges().name(), Produced.with(Serdes.String(), changes));
        return builder.build();
    }
}
