package io.tierengine.streams.interleave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.customer.EngineStatistics;
import io.tierengine.streams.customer.ProcessorSettings;
import io.tierengine.streams.customer.StateMemory;
import io.tierengine.streams.serde.RecordSerdes;
import io.tierengine.streams.task.HeldOffsets;
import io.tierengine.streams.topology.TierTopology;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FactTimesTest {

    private static final TopicCatalogue TOPICS = TopicCatalogue.standard();

    /** Where a topic is missing, the engine would take it without regard to time. */
    @Test
    void shouldKnowEveryTopicThatTheFactsOfATaskComeFrom() {
        try (RecordSerdes serdes = serdes()) {
            FactTimes times = new FactTimes(TOPICS, serdes);
            TopologyDescription topology = new TierTopology(
                            TOPICS,
                            serdes,
                            ProcessorSettings.DEFAULTS,
                            (partition, since) -> false,
                            new HeldOffsets(),
                            new StateMemory(0),
                            new EngineStatistics())
                    .build()
                    .describe();
            Set<String> read = new HashSet<>();
            for (TopologyDescription.Subtopology part : topology.subtopologies()) {
                Set<String> sources = new HashSet<>();
                part.nodes().forEach(node -> {
                    if (node instanceof TopologyDescription.Source source) {
                        sources.addAll(source.topicSet());
                    }
                });
                if (sources.contains(TOPICS.customerTransactions().name())) {
                    read.addAll(sources);
                }
            }

            assertThat(times.topics()).containsExactlyInAnyOrderElementsOf(read);
        }
    }

    @Test
    void shouldTakeARecordThatCannotBeReadAtOnce() {
        try (RecordSerdes serdes = serdes()) {
            FactTimes times = new FactTimes(TOPICS, serdes);

            assertThat(times.applyAsLong(record(new byte[] {9, 9, 9, 9, 9, 9}))).isZero();
        }
    }

    @Test
    void shouldFailWhenTheRegistryIsOutOfReachAndSayWhichRecordWaits() {
        try (RecordSerdes serdes = serdes()) {
            FactTimes times = new FactTimes(TOPICS, serdes);

            assertThatThrownBy(() -> times.applyAsLong(record(new byte[] {0, 0, 0, 0, 1, 2})))
                    .isInstanceOf(StreamsException.class)
                    .hasMessageContaining("offset 17 of customer-transactions-2");
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>(TOPICS.customerTransactions().name(), 2, 17, new byte[0], value);
    }

    private static RecordSerdes serdes() {
        return RecordSerdes.from(Map.of("schema.registry.url", "http://127.0.0.1:1"));
    }
}
