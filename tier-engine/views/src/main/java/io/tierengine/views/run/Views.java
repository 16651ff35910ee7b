package io.tierengine.views.run;

import io.tierengine.streams.registry.ContractRegistration;
import io.tierengine.streams.registry.SubjectSchema;
import io.tierengine.streams.run.EngineSettings;
import io.tierengine.streams.run.RestoreProgress;
import io.tierengine.streams.run.StreamsConfiguration;
import io.tierengine.streams.run.ThreadFailures;
import io.tierengine.streams.serde.RecordSerdes;
import io.tierengine.streams.topic.TopicSetup;
import io.tierengine.views.Look;
import io.tierengine.views.ViewQueries;
import io.tierengine.views.answer.StoredViews;
import io.tierengine.views.store.QueriedStores;
import io.tierengine.views.topology.Looks;
import io.tierengine.views.topology.ViewsTopology;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Running views, a stream of their own beside an engine's: a view that is slow or broken doesn't hold up a decision. Their life is that of an engine:
 * {@link #prepare} checks or creates what they need outside and says all that is wrong; {@link #start} begins; {@link #close} ends within a bound,
 * leaving the group so that others take over at once.
 */
public final class Views implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Views.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(30);
    private static final String SUFFIX = "-views";

    private final EngineSettings settings;
    private final String advertised;
    private final String feedTopic;
    private final RestoreProgress restoring = new RestoreProgress();
    private final ThreadFailures failures = new ThreadFailures();
    private final RecordSerdes serdes;
    private final KafkaStreams streams;
    private final ViewQueries queries;
    private final Looks looks = new Looks();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * An instance that shares the work with others of the same application.
     *
     * @param host where it is reached
     * @param self whether it is this one
     * @param partitions of which it has the views
     */
    public record Instance(String host, int port, boolean self, List<Integer> partitions) {

        public Instance {
            partitions = List.copyOf(partitions);
        }
    }

    /** Views beside an engine with these settings, reading the same topics. */
    public Views(EngineSettings engine, ViewsSettings own) {
        settings = engine.beside(SUFFIX, own.stateFolder(), own.threads(), own.commitInterval());
        advertised = own.advertised();
        feedTopic = feedTopic(engine.applicationId());
        serdes = RecordSerdes.from(settings.registry());
        Properties config = StreamsConfiguration.of(settings);
        config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, own.advertised());
        streams = new KafkaStreams(topology(settings, own, serdes, looks).build(), new StreamsConfig(config));
        queries = new StoredViews(
                new QueriedStores(streams, settings.topics().customerPartitions()), InstantSource.system());
        streams.setGlobalStateRestoreListener(restoring);
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setStateListener((now, before) -> {
            LOG.info("Views are {}, were {}", now, before);
            if (now == KafkaStreams.State.NOT_RUNNING || now == KafkaStreams.State.ERROR) {
                ended.countDown();
            }
        });
    }

    private static ViewsTopology topology(
            EngineSettings settings, ViewsSettings own, RecordSerdes serdes, Looks looks) {
        return new ViewsTopology(
                settings.topics(),
                serdes,
                new ViewsTopology.Settings(
                        own.program(),
                        own.zone(),
                        settings.processing().futureTolerance(),
                        settings.applicationId() + "-feed"),
                looks);
    }

    /**
     * The topic of events with what is known of their customers, as JSON.
     *
     * @param applicationId of the engine
     */
    public static String feedTopic(String applicationId) {
        return applicationId + SUFFIX + "-feed";
    }

    /** The same of these views. */
    public String feedTopic() {
        return feedTopic;
    }

    /** One line per node and store. */
    public static String describe(EngineSettings engine, ViewsSettings own) {
        EngineSettings settings = engine.beside(SUFFIX, own.stateFolder(), own.threads(), own.commitInterval());
        try (RecordSerdes serdes = RecordSerdes.from(settings.registry())) {
            return topology(settings, own, serdes, new Looks())
                    .build()
                    .describe()
                    .toString();
        }
    }

    /**
     * Makes sure that topics and schemas are there and fit.
     *
     * @throws RuntimeException if something doesn't fit; the message says what, where and what to do
     */
    public void prepare() throws InterruptedException {
        Map<String, Object> config = new HashMap<>(settings.kafka());
        config.put("bootstrap.servers", settings.bootstrapServers());
        Admin admin = Admin.create(config);
        try {
            new TopicSetup(admin).ensure(settings.topics(), settings.replication(), settings.createTopics());
            new FeedTopic(admin, feedTopic, settings.topics().customerPartitions())
                    .ensure(settings.replication(), settings.createTopics());
        } finally {
            admin.close(Duration.ZERO);
        }
        new ContractRegistration(serdes.registry(), serdes.registrySettings().schemaUse())
                .ensure(settings.topics().all().stream()
                        .map(topic -> new SubjectSchema(topic.valueSubject(), topic.valueSchema()))
                        .toList());
    }

    public void start() {
        streams.start();
    }

    /** Questions to the partitions of this instance. */
    public ViewQueries queries() {
        return queries;
    }

    /**
     * Brings what the views have of a customer up to date. It is in them a moment later, unless the customer's tier has changed since; where too many
     * wait it is dropped.
     */
    public void take(Look look) {
        byte[] key = look.customerId().getBytes(StandardCharsets.UTF_8);
        looks.offer(BuiltInPartitioner.partitionForKey(key, settings.topics().customerPartitions()), look);
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    public RestoreProgress restoring() {
        return restoring;
    }

    /** Records of the engine's topics that this instance has yet to read, as its consumers last saw it. */
    public long lagRecords() {
        return streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("records-lag"))
                .map(metric -> metric.metricValue())
                .mapToLong(
                        value -> value instanceof Number lag && !Double.isNaN(lag.doubleValue()) ? lag.longValue() : 0)
                .sum();
    }

    /** All instances that are known, this one among them; empty while it doesn't run. */
    public List<Instance> instances() {
        if (!streams.state().isRunningOrRebalancing()) {
            return List.of();
        }
        Collection<StreamsMetadata> known = streams.metadataForAllStreamsClients();
        return known.stream().map(this::instance).toList();
    }

    private Instance instance(StreamsMetadata client) {
        HostInfo host = client.hostInfo();
        return new Instance(
                host.host(),
                host.port(),
                advertised.equals(host.host() + ":" + host.port()),
                client.topicPartitions().stream().map(TopicPartition::partition).collect(Collectors.toSet()).stream()
                        .sorted()
                        .toList());
    }

    /** Waits until they have ended, by {@link #close} or by failure; false if they still run after that long. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        return ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Why they gave up; empty if they didn't. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    private StreamThreadExceptionResponse onFailure(Throwable thrown) {
        if (failures.isPassing(thrown)) {
            LOG.warn("A stream thread of the views failed and is replaced", thrown);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("The views give up", thrown);
        failure.compareAndSet(null, thrown);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** Stops within half a minute: the transaction in hand is committed, and the group left. */
    @Override
    public void close() {
        boolean stopped = streams.close(CloseOptions.timeout(CLOSE_PATIENCE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!stopped) {
            LOG.warn(
                    "The views did not stop within {}; what they had not committed will be done again", CLOSE_PATIENCE);
        }
        ended.countDown();
        serdes.close();
    }
}
