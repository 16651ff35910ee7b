package io.tierengine.benchmarks.jet;

import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.Edge;
import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.Vertex;
import com.hazelcast.jet.core.WatermarkPolicy;
import com.hazelcast.jet.kafka.KafkaProcessors;
import io.tierengine.benchmarks.contender.ContenderArguments;
import io.tierengine.benchmarks.contender.DecisionSetup;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.core.fact.Transaction;
import java.util.Map.Entry;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The job: transactions by customer, decided, changes out. A graph of processors and not a pipeline of stages, which has no way
 * to keep timers.
 */
final class TierGraph {

    /** Time moves on in steps of a second; decisions fall due at local midnights or at instants of facts and later. */
    private static final long WATERMARK_STEP_MILLIS = 1_000;

    private final TopicCatalogue topics = TopicCatalogue.standard();
    private final ContenderArguments arguments;
    private final JetOptions options;
    private final DecisionSetup setup;

    TierGraph(ContenderArguments arguments, JetOptions options, DecisionSetup setup) {
        this.arguments = arguments;
        this.options = options;
        this.setup = setup;
    }

    DAG describe() {
        DecisionSetup decisions = setup;
        DAG graph = new DAG();
        Vertex source = graph.newVertex("transactions", source()).localParallelism(options.parallelism());
        Vertex customers = graph.newVertex("customers", () -> new CustomerProcessor(decisions))
                .localParallelism(options.parallelism());
        Vertex sink = graph.newVertex("tier-changes", sink()).localParallelism(1);
        return graph.edge(Edge.between(source, customers).partitioned(Transaction::customerId))
                .edge(Edge.between(customers, sink));
    }

    private ProcessorMetaSupplier source() {
        Properties consumer = new Properties();
        consumer.setProperty("bootstrap.servers", arguments.bootstrapServers());
        consumer.setProperty("key.deserializer", ByteArrayDeserializer.class.getName());
        consumer.setProperty("value.deserializer", ByteArrayDeserializer.class.getName());
        consumer.setProperty("auto.offset.reset", "earliest");
        consumer.setProperty("isolation.level", "read_committed");
        consumer.setProperty("max.poll.records", "2000");
        consumer.putAll(options.consumer());
        EventTimePolicy<Transaction> occurrence = EventTimePolicy.eventTimePolicy(
                Transaction::occurredAtMillis, WatermarkPolicy.limitingLag(0), WATERMARK_STEP_MILLIS, 0, 0);
        return KafkaProcessors.streamKafkaP(
                consumer,
                new FactDecoding(setup),
                occurrence,
                topics.customerTransactions().name());
    }

    private ProcessorMetaSupplier sink() {
        Properties producer = new Properties();
        producer.setProperty("bootstrap.servers", arguments.bootstrapServers());
        producer.setProperty("key.serializer", ByteArraySerializer.class.getName());
        producer.setProperty("value.serializer", ByteArraySerializer.class.getName());
        producer.setProperty("transaction.timeout.ms", "60000");
        producer.putAll(options.producer());
        String topic = topics.tierChanges().name();
        return KafkaProcessors.<Entry<byte[], byte[]>, byte[], byte[]>writeKafkaP(
                producer, change -> new ProducerRecord<>(topic, change.getKey(), change.getValue()), true);
    }
}
