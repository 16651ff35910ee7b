package io.tierengine.benchmarks.flink;

import io.tierengine.benchmarks.contender.ContenderArguments;
import io.tierengine.benchmarks.contender.DecisionSetup;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.core.fact.Transaction;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job: transactions by customer, decided, changes out. */
final class TierJob {

    /** Well above a slow checkpoint; the broker's limit is 15 minutes. */
    private static final String TRANSACTION_TIMEOUT_MS = "60000";

    private final TopicCatalogue topics = TopicCatalogue.standard();
    private final ContenderArguments arguments;
    private final FlinkOptions options;
    private final DecisionSetup setup;

    TierJob(ContenderArguments arguments, FlinkOptions options, DecisionSetup setup) {
        this.arguments = arguments;
        this.options = options;
        this.setup = setup;
    }

    void describeTo(StreamExecutionEnvironment environment) {
        DataStream<Transaction> facts = environment.fromSource(
                source(),
                WatermarkStrategy.<Transaction>forMonotonousTimestamps()
                        .withTimestampAssigner((fact, appendedAt) -> fact.occurredAtMillis()),
                "transactions",
                FactType.INSTANCE);
        byCustomer(facts)
                .process(new CustomerFunction(setup))
                .returns(Types.TUPLE(Types.PRIMITIVE_ARRAY(Types.BYTE), Types.PRIMITIVE_ARRAY(Types.BYTE)))
                .name("customers")
                .uid("customers")
                .sinkTo(sink())
                .name("tier-changes")
                .uid("tier-changes");
    }

    /** With one subtask all customers are its own, so the stream is keyed as it is and nothing needs to be exchanged. */
    private KeyedStream<Transaction, String> byCustomer(DataStream<Transaction> facts) {
        return options.chained()
                ? DataStreamUtils.reinterpretAsKeyedStream(facts, Transaction::customerId, Types.STRING)
                : facts.keyBy(Transaction::customerId, Types.STRING);
    }

    private KafkaSource<Transaction> source() {
        KafkaSourceBuilder<Transaction> source = KafkaSource.<Transaction>builder()
                .setBootstrapServers(arguments.bootstrapServers())
                .setGroupId(arguments.run())
                .setTopics(topics.customerTransactions().name())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new FactDeserialization(setup))
                .setProperty("partition.discovery.interval.ms", "-1")
                .setProperty("isolation.level", "read_committed")
                .setProperty("max.poll.records", "2000");
        options.consumer().forEach(source::setProperty);
        return source.build();
    }

    private KafkaSink<Tuple2<byte[], byte[]>> sink() {
        Properties producer = new Properties();
        producer.setProperty("transaction.timeout.ms", TRANSACTION_TIMEOUT_MS);
        producer.putAll(options.producer());
        return KafkaSink.<Tuple2<byte[], byte[]>>builder()
                .setBootstrapServers(arguments.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(arguments.run())
                .setTransactionNamingStrategy(
                        options.pooledTransactions()
                                ? TransactionNamingStrategy.POOLING
                                : TransactionNamingStrategy.INCREMENTING)
                .setKafkaProducerConfig(producer)
                .setRecordSerializer(
                        new ChangeSerialization(topics.tierChanges().name()))
                .build();
    }
}
