package io.tierengine.server.policy;

import io.tierengine.contract.TierPolicyVersion;
import io.tierengine.policy.PolicyReader;
import io.tierengine.policy.PolicyReading;
import io.tierengine.server.life.EngineSource;
import io.tierengine.streams.policy.PolicyUnusableException;
import io.tierengine.streams.policy.PublishedPolicies;
import io.tierengine.streams.policy.StoredPolicy;
import io.tierengine.streams.query.LocalStores;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.run.TierEngine;
import io.tierengine.streams.topology.Names;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.errors.StreamsStoppedException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Asks the tasks of this instance, which keep the policy with their state; of several versions the highest version counts; before their first fact, what was
 * published.
 */
@Singleton
final class TaskPolicies implements AppliedPolicy {

    private static final Bytes KEY = Bytes.wrap("policy".getBytes(StandardCharsets.UTF_8));

    private final EngineSource engines;
    private volatile @Nullable Applied latest;

    TaskPolicies(EngineSource engines) {
        this.engines = engines;
    }

    @Override
    public Optional<Applied> find() {
        return engines.engine().flatMap(this::inForce).or(() -> Optional.ofNullable(latest));
    }

    private Optional<Applied> inForce(TierEngine engine) {
        try {
            Optional<StoredPolicy> kept = ofTasks(engine);
            return kept.or(() -> toBeginWith(engine)).map(this::compiled);
        } catch (StreamsNotStartedException | StreamsStoppedException | PolicyUnusableException e) {
            return Optional.empty();
        } catch (InvalidStateStoreException e) {
            return Optional.empty();
        }
    }

    private static Optional<StoredPolicy> ofTasks(TierEngine engine) {
        LocalStores stores = new LocalStores(engine.kafkaStreams());
        return stores
                .partitions(engine.settings().topics().customerTransactions().name())
                .stream()
                .flatMap(partition -> Stream.ofNullable(stores.get(Names.TASK_STORE, partition, KEY)))
                .map(StoredPolicy::read)
                .max(Comparator.comparingInt(StoredPolicy::version));
    }

    /** What a task would apply to its first fact. */
    private static Optional<StoredPolicy> toBeginWith(TierEngine engine) {
        ReadOnlyKeyValueStore<Bytes, byte[]> store = engine.kafkaStreams()
                .store(StoreQueryParameters.fromNameAndType(
                        Names.POLICIES_STORE, QueryableStoreTypes.<Bytes, byte[]>keyValueStore()));
        EngineSettings settings = engine.settings();
        try (Serde<TierPolicyVersion> values = engine.serdes().values(TierPolicyVersion.class)) {
            PublishedPolicies published =
                    new PublishedPolicies(settings.topics().tierPolicies().name(), values.deserializer());
            return Optional.of(StoredPolicy.of(
                    published.first(store, settings.processing().program(), System.currentTimeMillis())));
        }
    }

    private Applied compiled(StoredPolicy policy) {
        Applied known = latest;
        if (known != null && known.text().equals(policy.document())) {
            return known;
        }
        Applied fresh = switch (PolicyReader.read(policy.name() + "/" + policy.version(), policy.document())) {
            case PolicyReading.Valid valid -> new Applied(valid.document(), policy.document());
            case PolicyReading.Invalid invalid ->
                throw new IllegalStateException("the policy in force can't be read: " + invalid.problems());
        };
        latest = fresh;
        return fresh;
    }
}
