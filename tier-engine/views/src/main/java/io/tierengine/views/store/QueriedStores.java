package io.tierengine.views.store;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.query.StateQueryResult;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Reads the stores of running views by interactive queries (KIP-796). */
public final class QueriedStores implements ViewStores {

    private static final String RESTORING = "state is being restored";
    private static final String STOPPED = "the views don't run";
    private static final Set<FailureReason> LATER = Set.of(
            FailureReason.NOT_PRESENT,
            FailureReason.NOT_ACTIVE,
            FailureReason.NOT_UP_TO_BOUND,
            FailureReason.DOES_NOT_EXIST);
    private static final Bytes NO_KEY = Bytes.wrap(new byte[] {0});

    private final KafkaStreams streams;
    private final int partitions;

    /** Over views, running or not. */
    public QueriedStores(KafkaStreams streams, int partitions) {
        this.streams = streams;
        this.partitions = partitions;
    }

    @Override
    public Set<Integer> partitions() {
        if (streams.state() != KafkaStreams.State.RUNNING) {
            throw new NotReadyException(
                    streams.state().isRunningOrRebalancing() || streams.state() == KafkaStreams.State.CREATED
                            ? RESTORING
                            : STOPPED);
        }
        StateQueryResult<byte[]> result = query(StateQueryRequest.inStore(StoreNames.ROWS)
                .withQuery(KeyQuery.<Bytes, byte[]>withKey(NO_KEY))
                .withAllPartitions()
                .requireActive());
        Set<Integer> here = new HashSet<>();
        result.getPartitionResults().forEach((partition, answer) -> {
            value(answer);
            here.add(partition);
        });
        return here;
    }

    @Override
    public int partitionOf(byte[] customerId) {
        return BuiltInPartitioner.partitionForKey(customerId, partitions);
    }

    @Override
    public byte @Nullable [] get(int partition, String store, Bytes key) {
        return ask(partition, store, KeyQuery.<Bytes, byte[]>withKey(key));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(
            int partition, String store, Bytes from, Bytes to, boolean descending) {
        RangeQuery<Bytes, byte[]> range = RangeQuery.withRange(from, to);
        KeyValueIterator<Bytes, byte[]> found =
                ask(partition, store, descending ? range.withDescendingKeys() : range.withAscendingKeys());
        if (found == null) {
            throw new IllegalStateException("store " + store + " answered a range with nothing");
        }
        return found;
    }

    private <R> @Nullable R ask(int partition, String store, Query<R> query) {
        QueryResult<R> result = query(StateQueryRequest.inStore(store)
                        .withQuery(query)
                        .withPartitions(Set.of(partition))
                        .requireActive())
                .getPartitionResults()
                .get(partition);
        return value(
                result == null
                        ? QueryResult.forFailure(FailureReason.NOT_PRESENT, "partition " + partition + " isn't here")
                        : result);
    }

    private <R> StateQueryResult<R> query(StateQueryRequest<R> request) {
        try {
            return streams.query(request);
        } catch (StreamsNotStartedException | StreamsStoppedException e) {
            throw new NotReadyException(STOPPED);
        } catch (InvalidStateStoreException e) {
            throw new NotReadyException(RESTORING);
        }
    }

    private static <R> @Nullable R value(QueryResult<R> result) {
        if (result.isSuccess()) {
            return result.getResult();
        }
        FailureReason reason = result.getFailureReason();
        if (LATER.contains(reason)) {
            throw new NotReadyException(RESTORING);
        }
        throw new IllegalStateException("the views can't be queried: " + reason + ", " + result.getFailureMessage());
    }
}
