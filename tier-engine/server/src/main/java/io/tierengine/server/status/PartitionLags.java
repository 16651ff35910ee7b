package io.tierengine.server.status;

import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.streams.run.TierEngine;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many records of facts are still to be read, by partition, as the engine's consumers measure it. */
final class PartitionLags {

    private static final String METRIC = "records-lag";

    private PartitionLags() {}

    /** Of the partitions that are being read. */
    static Map<Integer, Long> of(TierEngine engine) {
        TopicCatalogue topics = engine.settings().topics();
        // Consumers write dots in names as underscores in the tags of their metrics.
        Set<String> facts = Set.of(
                tag(topics.customerTransactions().name()),
                tag(topics.customerInteractions().name()),
                tag(topics.customerProfiles().name()),
                tag(topics.tierOverrides().name()),
                tag(topics.customerAssessments().name()));
        Map<Integer, Long> lags = new TreeMap<>();
        engine.kafkaStreams().metrics().forEach((name, metric) -> {
            String topic = name.tags().get("topic");
            String partition = name.tags().get("partition");
            if (METRIC.equals(name.name())
                    && topic != null
                    && partition != null
                    && facts.contains(tag(topic))
                    && metric.metricValue() instanceof Double lag
                    && !lag.isNaN()) {
                lags.merge(Integer.valueOf(partition), lag.longValue(), Long::sum);
            }
        });
        return lags;
    }

    private static String tag(String topic) {
        return topic.replace('.', '_');
    }
}
