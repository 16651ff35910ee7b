package io.tierengine.streams.query;

import io.tierengine.core.customer.CustomerSnapshot;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.policy.StoredPolicy;
import io.tierengine.streams.run.TierEngine;
import io.tierengine.streams.topology.Names;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.apache.kafka.streams.query.FailureReason;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the stores of this instance, by interactive queries (KIP-796) that see what is still in the cache. The bytes of
 * a customer are read under the policy of the task that wrote them.
 */
public final class StoredCustomers implements CustomerQueries {

    private static final String RESTORING = "state is being restored";
    private static final String STOPPED = "the engine doesn't run";
    private static final Bytes POLICY = Bytes.wrap("policy".getBytes(StandardCharsets.UTF_8));

    private final KafkaStreams streams;
    private final int partitions;
    private final Map<String, Decoder> decoders = new ConcurrentHashMap<>();

    /** @param partitions of the customers' topics */
    StoredCustomers(KafkaStreams streams, int partitions) {
        this.streams = streams;
        this.partitions = partitions;
    }

    /** The customers of an engine, running or not. */
    public static StoredCustomers of(TierEngine engine) {
        return new StoredCustomers(
                engine.kafkaStreams(), engine.settings().topics().customerPartitions());
    }

    @Override
    public CustomerAnswer customer(String customerId) {
        byte[] key = customerId.getBytes(StandardCharsets.UTF_8);
        int partition = BuiltInPartitioner.partitionForKey(key, partitions);
        try {
            QueryResult<byte[]> state = ask(Names.CUSTOMERS_STORE, Bytes.wrap(key), partition);
            if (state.isFailure()) {
                return refusal(state.getFailureReason(), partition);
            }
            byte @Nullable [] bytes = state.getResult();
            if (bytes == null) {
                return new CustomerAnswer.Unknown();
            }
            QueryResult<byte[]> policy = ask(Names.TASK_STORE, POLICY, partition);
            if (policy.isFailure()) {
                return refusal(policy.getFailureReason(), partition);
            }
            return new CustomerAnswer.Found(decoder(policy.getResult()).decode(customerId, bytes));
        } catch (StreamsNotStartedException | StreamsStoppedException e) {
            return new CustomerAnswer.NotYet(STOPPED);
        } catch (InvalidStateStoreException e) {
            return new CustomerAnswer.NotYet(RESTORING);
        }
    }

    private QueryResult<byte[]> ask(String store, Bytes key, int partition) {
        StateQueryRequest<byte[]> request = StateQueryRequest.inStore(store)
                .withQuery(KeyQuery.<Bytes, byte[]>withKey(key))
                .withPartitions(Set.of(partition))
                .requireActive();
        QueryResult<byte[]> result =
                streams.query(request).getPartitionResults().get(partition);
        return result == null
                ? QueryResult.forFailure(FailureReason.NOT_PRESENT, "partition " + partition + " isn't here")
                : result;
    }

    /** While partitions move, one that isn't here may be on its way. */
    private CustomerAnswer refusal(FailureReason reason, int partition) {
        return switch (reason) {
            case NOT_PRESENT ->
                streams.state() == KafkaStreams.State.RUNNING
                        ? new CustomerAnswer.Elsewhere(partition)
                        : new CustomerAnswer.NotYet(RESTORING);
            case NOT_ACTIVE, NOT_UP_TO_BOUND -> new CustomerAnswer.NotYet(RESTORING);
            default -> throw new IllegalStateException("customers can't be queried: " + reason);
        };
    }

    private Decoder decoder(byte[] storedPolicy) {
        StoredPolicy policy = StoredPolicy.read(storedPolicy);
        return decoders.compute(
                policy.name() + '/' + policy.version(),
                (key, known) -> known != null && known.document.equals(policy.document())
                        ? known
                        : new Decoder(PolicyInForce.compile(policy.name(), policy.version(), policy.document())));
    }

    /** Reads states of one policy. Decider and codec are for one thread at a time, so it is one question at a time. */
    private static final class Decoder {

        private final String document;
        private final TierDecider decider;
        private final CustomerStateCodec codec;

        Decoder(PolicyInForce policy) {
            document = policy.document();
            decider = new TierDecider(policy.policy());
            codec = new CustomerStateCodec(decider);
        }

        synchronized CustomerSnapshot decode(String customerId, byte[] bytes) {
            return decider.describe(codec.decode(customerId, bytes));
        }
    }
}
