package io.tierengine.streams.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The instances of one Kafka Streams application that share its partitions, as the group's last assignment has them. One is known only
 * if it was given its address ({@code application.server}).
 */
public final class Instances {

    private final KafkaStreams streams;
    private final String topic;
    private final Optional<HostInfo> self;

    /**
     * Those of an application.
     *
     * @param topic one of the topics that it reads, by whose partitions instances are told apart
     * @param self this instance's own address as {@code host:port}; empty: it has none, and knows no others
     */
    public Instances(KafkaStreams streams, String topic, Optional<String> self) {
        this.streams = streams;
        this.topic = topic;
        this.self = self.map(HostInfo::buildFromEndpoint);
    }

    /** The other instances. */
    public List<HostInfo> others() {
        return known().stream()
                .map(StreamsMetadata::hostInfo)
                .filter(host -> !host.equals(HostInfo.unavailable()))
                .filter(host -> !host.equals(self.orElse(null)))
                .distinct()
                .toList();
    }

    /** The other instance that works on a partition; empty if none is known to. */
    public Optional<HostInfo> otherWith(int partition) {
        TopicPartition wanted = new TopicPartition(topic, partition);
        return known().stream()
                .filter(one -> one.topicPartitions().contains(wanted))
                .map(StreamsMetadata::hostInfo)
                .filter(host -> !host.equals(HostInfo.unavailable()))
                .filter(host -> !host.equals(self.orElse(null)))
                .findFirst();
    }

    private Collection<StreamsMetadata> known() {
        if (self.isEmpty()) {
            return List.of();
        }
        try {
            return streams.metadataForAllStreamsClients();
        } catch (StreamsNotStartedException | StreamsStoppedException e) {
            return List.of();
        }
    }
}
