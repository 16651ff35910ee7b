package io.tierengine.streams.query;

import io.tierengine.contract.TierChange;
import io.tierengine.contract.topic.PolicyKey;
import io.tierengine.contract.topic.Topic;
import io.tierengine.core.binary.CorruptStateException;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.customer.Timeline;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.Intake;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.streams.customer.StoredForm;
import io.tierengine.streams.customer.ToldRecords;
import io.tierengine.streams.cutoff.PublishedCutoffs;
import io.tierengine.streams.kept.KeptChangesReader;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.policy.StoredPolicy;
import io.tierengine.streams.run.TierEngine;
import io.tierengine.streams.topology.Names;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the stores of this instance. The bytes of
 * a customer are read under the policy of the task that wrote them.
 */
public final class StoredCustomers implements CustomerQueries {

    /** How often a customer is read whose parts don't fit because a commit came between. */
    private static final int MOST_ATTEMPTS = 5;

    private static final String RESTORING = "state is being restored";
    private static final String STOPPED = "the engine doesn't run";
    private static final Bytes POLICY = Bytes.wrap("policy".getBytes(StandardCharsets.UTF_8));

    private final KafkaStreams streams;
    private final LocalStores stores;
    private final int partitions;
    private final Deserializer<TierChange> changeDeserializer;
    private final String changesTopic;
    private final int mostChanges;
    private final PublishedCutoffs cutoffs;
    private final Map<String, Decoder> decoders = new ConcurrentHashMap<>();

    private StoredCustomers(TierEngine engine) {
        streams = engine.kafkaStreams();
        stores = new LocalStores(streams);
        partitions = engine.settings().topics().customerPartitions();
        Topic<TierChange> changes = engine.settings().topics().tierChanges();
        changeDeserializer = engine.serdes().values(changes.valueType()).deserializer();
        changesTopic = changes.name();
        mostChanges = engine.settings().processing().keptChanges();
        cutoffs = engine.cutoffs();
    }

    /** The customers of an engine, running or not. */
    public static StoredCustomers of(TierEngine engine) {
        return new StoredCustomers(engine);
    }

    @Override
    public CustomerAnswer<DescribedCustomer> customer(String customerId) {
        return answer(customerId, (stored, decoder) -> decoder.describe(customerId, stored));
    }

    @Override
    public CustomerAnswer<List<TierChange>> changes(String customerId) {
        return answer(customerId, (stored, decoder) -> stored.changes());
    }

    @Override
    public CustomerAnswer<SupposedCourse> suppose(String customerId, Supposition supposition) {
        return answer(customerId, (stored, decoder) -> decoder.suppose(customerId, stored, supposition));
    }

    @Override
    public CustomerAnswer<Timeline> timeline(String customerId, Instant now, int days) {
        return answer(customerId, (stored, decoder) -> decoder.foretell(customerId, stored, now, days));
    }

    /** Makes an answer of what is stored of a customer. */
    private interface Reading<T> {
        T read(Stored stored, Decoder decoder);
    }

    /** What is stored of one customer, in one partition. */
    private final class Stored {

        private final Bytes key;
        private final int partition;

        Stored(Bytes key, int partition) {
            this.key = key;
            this.partition = partition;
        }

        byte @Nullable [] from(String store) {
            return stores.get(store, partition, key);
        }

        /** The latest tier changes, as many as are kept now; after the setting was lowered older ones may lie there too. */
        List<TierChange> changes() {
            KeptChangesReader reader = new KeptChangesReader(kept -> stores.get(Names.CHANGES_STORE, partition, kept));
            List<byte[]> kept = reader.read(key);
            return kept.subList(Math.max(0, kept.size() - mostChanges), kept.size()).stream()
                    .map(change -> changeDeserializer.deserialize(changesTopic, change))
                    .toList();
        }
    }

    private <T> CustomerAnswer<T> answer(String customerId, Reading<T> reading) {
        byte[] key = customerId.getBytes(StandardCharsets.UTF_8);
        int partition = BuiltInPartitioner.partitionForKey(key, partitions);
        Stored stored = new Stored(Bytes.wrap(key), partition);
        try {
            if (stored.from(Names.CUSTOMERS_STORE) == null) {
                return new CustomerAnswer.Unknown<>();
            }
            byte[] policy = new Stored(POLICY, partition).from(Names.TASK_STORE);
            Decoder decoder = decoder(Objects.requireNonNull(policy));
            decoder.use(cutoffs.table(stores.global(Names.CUTOFFS_STORE), decoder.policy));
            return new CustomerAnswer.Found<>(reading.read(stored, decoder));
        } catch (InvalidStateStorePartitionException e) {
            return elsewhere(partition);
        } catch (StreamsNotStartedException | StreamsStoppedException e) {
            return new CustomerAnswer.NotYet<>(STOPPED);
        } catch (InvalidStateStoreException e) {
            return new CustomerAnswer.NotYet<>(RESTORING);
        }
    }

    /** While partitions move, one that isn't here may be on its way. */
    private <T> CustomerAnswer<T> elsewhere(int partition) {
        return streams.state() == KafkaStreams.State.RUNNING
                ? new CustomerAnswer.Elsewhere<T>(partition)
                : new CustomerAnswer.NotYet<T>(RESTORING);
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
        private final PolicyKey policy;
        private final TierDecider decider;
        private final CustomerStateCodec codec;
        private final ToldRecords records;
        private CutoffTable table = CutoffTable.EMPTY;

        Decoder(PolicyInForce inForce) {
            document = inForce.document();
            policy = new PolicyKey(inForce.policy().name(), inForce.policy().version());
            decider = new TierDecider(inForce.policy());
            codec = new CustomerStateCodec(decider);
            records = new ToldRecords(inForce.policy());
        }

        /** Answers by these cut-offs from now on. */
        synchronized void use(CutoffTable latest) {
            if (!latest.equals(table)) {
                table = latest;
                decider.setCutoffs(latest);
            }
        }

        synchronized DescribedCustomer describe(String customerId, Stored stored) {
            return describe(state(customerId, stored));
        }

        private DescribedCustomer describe(CustomerState state) {
            return new DescribedCustomer(decider.describe(state), records.explanation(decider.explain(state)));
        }

        /** With its history. Both are read one after the other, so it may be that of another commit: then it is read again. */
        private CustomerState state(String customerId, Stored stored) {
            for (int attempt = 1; ; attempt++) {
                CustomerState state = codec.decode(
                        customerId, StoredForm.state(Objects.requireNonNull(stored.from(Names.CUSTOMERS_STORE))));
                try {
                    codec.readHistory(state, stored.from(Names.HISTORIES_STORE));
                    return state;
                } catch (CorruptStateException e) {
                    if (attempt == MOST_ATTEMPTS) {
                        throw e;
                    }
                }
            }
        }

        synchronized Timeline foretell(String customerId, Stored stored, Instant now, int days) {
            return decider.foretell(state(customerId, stored), now.toEpochMilli(), days);
        }

        synchronized SupposedCourse suppose(String customerId, Stored stored, Supposition supposition) {
            CustomerState state = state(customerId, stored);
            records.clear();
            List<String> refusals = new ArrayList<>();
            Instant now = Instant.ofEpochMilli(state.asOfMillis());
            for (Fact fact :
                    supposition.facts().of(customerId, now, decider.policy().currency())) {
                if (decider.accept(state, fact, records) instanceof Intake.Refused refused) {
                    refusals.add(refused.message());
                }
            }
            decider.advance(
                    state, state.asOfMillis() + supposition.thenNothingFor().toMillis(), records);
            return new SupposedCourse(
                    describe(state), records.tiers(), records.stages(), records.segments(), records.alerts(), refusals);
        }
    }
}
