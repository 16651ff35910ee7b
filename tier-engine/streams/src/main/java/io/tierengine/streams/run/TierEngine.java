package io.tierengine.streams.run;

import io.tierengine.contract.TierPolicyVersion;
import io.tierengine.contract.topic.Topic;
import io.tierengine.streams.customer.EngineStatistics;
import io.tierengine.streams.customer.StateMemory;
import io.tierengine.streams.cutoff.PublishedCutoffs;
import io.tierengine.streams.interleave.FactTimes;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.policy.PolicyPublisher;
import io.tierengine.streams.policy.PolicyUnusableException;
import io.tierengine.streams.registry.ContractRegistration;
import io.tierengine.streams.registry.SubjectSchema;
import io.tierengine.streams.serde.RecordSerdes;
import io.tierengine.streams.task.HeldOffsets;
import io.tierengine.streams.topic.TopicSetup;
import io.tierengine.streams.topology.Names;
import io.tierengine.streams.topology.TierTopology;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running engine. Its life: {@link #prepare} checks or creates what it needs outside (topics, schemas, a policy) and says all
 * that is wrong; {@link #start} begins; {@link #close} ends within a bound, leaving the group so that others take over at once.
 *
 * <p>A stream thread that fails is replaced, as most failures pass; when too many fail in a row the engine stops, and
 * {@link #failure} tells why.
 */
public final class TierEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TierEngine.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(30);

    private final EngineSettings settings;
    private final EngineStatistics statistics = new EngineStatistics();
    private final RestoreProgress restoring = new RestoreProgress();
    private final ThreadFailures failures = new ThreadFailures();
    private final RecordSerdes serdes;
    private final PublishedCutoffs cutoffs;
    private final KafkaStreams streams;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    public TierEngine(EngineSettings settings) {
        this.settings = settings;
        this.serdes = RecordSerdes.from(settings.registry());
        HeldOffsets heldOffsets = new HeldOffsets();
        ConsumerPositions clients = new ConsumerPositions(new FactTimes(settings.topics(), serdes), heldOffsets);
        TierTopology topology = new TierTopology(
                settings.topics(),
                serdes,
                settings.processing(),
                clients,
                heldOffsets,
                new StateMemory(settings.cacheBytes()),
                statistics);
        this.cutoffs = topology.cutoffs();
        this.streams = new KafkaStreams(
                topology.build(), new StreamsConfig(StreamsConfiguration.interleaved(settings)), clients);
        streams.setGlobalStateRestoreListener(restoring);
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setStateListener((now, before) -> {
            LOG.info("Engine is {}, was {}", now, before);
            if (now == KafkaStreams.State.NOT_RUNNING || now == KafkaStreams.State.ERROR) {
                ended.countDown();
            }
        });
    }

    /**
     * Makes sure that topics, schemas and a policy are there and fit.
     *
     * @param policy to be published if it isn't yet; empty: one must be there
     * @throws RuntimeException if something doesn't fit; the message says what, where and what to do
     */
    public void prepare(Optional<PolicyInForce> policy) throws InterruptedException {
        Admin admin = Admin.create(clientSettings());
        try {
            new TopicSetup(admin).ensure(settings.topics(), settings.replication(), settings.createTopics());
        } finally {
            admin.close(Duration.ZERO);
        }
        new ContractRegistration(serdes.registry(), serdes.registrySettings().schemaUse())
                .ensure(settings.topics().all().stream()
                        .map(topic -> new SubjectSchema(topic.valueSubject(), topic.valueSchema()))
                        .toList());
        preparePolicy(policy);
    }

    private void preparePolicy(Optional<PolicyInForce> policy) throws InterruptedException {
        Topic<TierPolicyVersion> topic = settings.topics().tierPolicies();
        PolicyPublisher publisher = new PolicyPublisher(topic);
        try (Serde<TierPolicyVersion> values = serdes.values(TierPolicyVersion.class);
                KafkaConsumer<String, TierPolicyVersion> consumer =
                        new KafkaConsumer<>(clientSettings(), new StringDeserializer(), values.deserializer());
                KafkaProducer<String, TierPolicyVersion> producer =
                        new KafkaProducer<>(clientSettings(), new StringSerializer(), values.serializer())) {
            Map<String, TierPolicyVersion> published = publisher.published(consumer);
            if (policy.isPresent()) {
                publisher.publishFirst(policy.get(), Instant.now(), published, producer);
            } else if (published.isEmpty()) {
                throw new PolicyUnusableException("no policy is published in topic " + topic.name()
                        + "; start with a policy file (--policy, or setting tier.policy)");
            }
        }
    }

    private Map<String, Object> clientSettings() {
        Map<String, Object> config = new HashMap<>(settings.kafka());
        config.put("bootstrap.servers", settings.bootstrapServers());
        return config;
    }

    public void start() {
        streams.start();
    }

    /** Waits until the engine has ended, by {@link #close} or by failure; false if it still runs after that long. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why the engine gave up; empty if it didn't. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    public EngineSettings settings() {
        return settings;
    }

    public EngineStatistics statistics() {
        return statistics;
    }

    public RestoreProgress restoring() {
        return restoring;
    }

    /** Serializers for the contract's records, as the engine uses them. */
    public RecordSerdes serdes() {
        return serdes;
    }

    /** Cut-offs by percentile that were published; to be read from {@link Names#CUTOFFS_STORE}. */
    public PublishedCutoffs cutoffs() {
        return cutoffs;
    }

    /** For metrics and queries; its life is the engine's. */
    public KafkaStreams kafkaStreams() {
        return streams;
    }

    /** One line per node and store. */
    public static String describe(EngineSettings settings) {
        try (RecordSerdes serdes = RecordSerdes.from(settings.registry())) {
            return new TierTopology(
                            settings.topics(),
                            serdes,
                            settings.processing(),
                            (partition, since) -> false,
                            new HeldOffsets(),
                            new StateMemory(0),
                            new EngineStatistics())
                    .build()
                    .describe()
                    .toString();
        }
    }

    private StreamThreadExceptionResponse onFailure(Throwable thrown) {
        if (failures.isPassing(thrown)) {
            LOG.warn("A stream thread failed and is replaced", thrown);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("The engine gives up", thrown);
        failure.compareAndSet(null, thrown);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Stops within half a minute: the transaction in hand is committed, and the group left. */
    @Override
    public void close() {
        boolean stopped = streams.close(CloseOptions.timeout(CLOSE_PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!stopped) {
            LOG.warn("The engine did not stop within {}; what it had not committed will be done again", CLOSE_PATIENCE);
        }
        ended.countDown();
        serdes.close();
    }
}
