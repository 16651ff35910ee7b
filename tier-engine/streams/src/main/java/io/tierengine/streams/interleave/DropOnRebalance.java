package io.tierengine.streams.interleave;

import java.util.Collection;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * Says which partitions begin anew or go, so that what waits of them is dropped. Of those that go it says so after the reader has had its
 * say: the reader commits then, and until it has, its positions hold.
 */
final class DropOnRebalance implements ConsumerRebalanceListener {

    /** A reader that doesn't listen. */
    static final ConsumerRebalanceListener NOBODY = new ConsumerRebalanceListener() {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
    };

    private final ConsumerRebalanceListener reader;
    private final Consumer<Collection<TopicPartition>> drop;

    DropOnRebalance(ConsumerRebalanceListener reader, Consumer<Collection<TopicPartition>> drop) {
        this.reader = reader;
        this.drop = drop;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        drop.accept(partitions);
        reader.onPartitionsAssigned(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        try {
            reader.onPartitionsRevoked(partitions);
        } finally {
            drop.accept(partitions);
        }
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        try {
            reader.onPartitionsLost(partitions);
        } finally {
            drop.accept(partitions);
        }
    }
}
