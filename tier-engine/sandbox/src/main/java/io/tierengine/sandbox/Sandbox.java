package io.tierengine.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/**
 * Real Kafka brokers and a real schema registry, each a process of its own, for the demo, integration tests and
 * benchmarks.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.builder().brokers(3).registry(true).start()) {
 *     sandbox.createTopics(new NewTopic("facts", 8, (short) 3));
 *     sandbox.broker(1).kill();
 *     sandbox.broker(1).start();
 * }
 * }</pre>
 *
 * <p>Everything listens on 127.0.0.1, on ports that stay the same until the sandbox closes. When the JVM that started it
 * dies, however it dies, the processes die with it. Closing is the caller's: a Ctrl-C at the terminal doesn't reach the
 * processes, so that a caller's shutdown hook can close its clients first.
 *
 * <p>Broker and registry come as files from the module {@code tier-engine/sandbox/dist}, built in the source tree or
 * named by the system property {@code tier.sandbox.dist} or the variable {@code TIER_SANDBOX_DIST}. Needs a POSIX shell.
 */
public final class Sandbox implements AutoCloseable {

    private final DataFolder folder;
    private final PortLeases ports;
    private final Brokers cluster;
    private final List<Service> brokers;
    private final @Nullable Registry registry;
    private final @Nullable Service registryService;

    Sandbox(DataFolder folder, PortLeases ports, Brokers cluster, @Nullable Registry registry) {
        this.folder = folder;
        this.ports = ports;
        this.cluster = cluster;
        this.brokers = cluster.services();
        this.registry = registry;
        this.registryService = registry == null ? null : registry.service();
    }

    /** One broker, no registry, a temporary data folder, unless told otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where Kafka clients connect: {@code 127.0.0.1:port}, several with commas between. */
    public String bootstrapServers() {
        return cluster.bootstrapServers();
    }

    /** Whether it was built with a registry. */
    public boolean hasRegistry() {
        return registry != null;
    }

    /**
     * Where clients of Confluent's registry API connect, path included.
     *
     * @throws SandboxException if it has no registry
     */
    public String registryUrl() {
        if (registry == null) {
            throw noRegistry();
        }
        return registry.url();
    }

    /** The broker with this node id, from 1. */
    public Service broker(int id) {
        if (id < 1 || id > brokers.size()) {
            throw new IllegalArgumentException("No broker " + id + "; there are 1 to " + brokers.size());
        }
        return brokers.get(id - 1);
    }

    /** All brokers, by node id. */
    public List<Service> brokers() {
        return brokers;
    }

    /**
     * The registry's process.
     *
     * @throws SandboxException if it has no registry
     */
    public Service registry() {
        if (registryService == null) {
            throw noRegistry();
        }
        return registryService;
    }

    /** Where data and logs are; deleted on closing unless the builder was given it. */
    public Path dataFolder() {
        return folder.path();
    }

    /** {@link #createTopics(Collection)} */
    public void createTopics(NewTopic... topics) {
        createTopics(Arrays.asList(topics));
    }

    /**
     * Creates the topics that don't exist; returns when every partition has a leader.
     *
     * @throws SandboxException if a topic exists with another number of partitions or another value of a setting named
     *     here
     */
    public void createTopics(Collection<NewTopic> topics) {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrapServers()))) {
            new Topics(admin).create(topics);
        }
    }

    /**
     * Ends all processes: at once where the data folder is temporary, in good order where it is kept. Of three brokers
     * the last may find its quorum gone before it could sign off; it is killed after 15 s and recovers its log when it is
     * started again.
     */
    @Override
    public void close() {
        if (folder.isTemporary()) {
            services().forEach(Service::kill);
        } else {
            services().forEach(Service::askToStop);
            services().forEach(Service::awaitStopped);
        }
        ports.close();
        folder.close();
    }

    private List<Service> services() {
        List<Service> services = new ArrayList<>(brokers);
        if (registryService != null) {
            services.add(registryService);
        }
        return services;
    }

    /** All at once, since most of a start is waiting. */
    void startServices() {
        services().forEach(Service::launch);
        services().forEach(Service::awaitReady);
        if (registry != null) {
            registry.requireBackwardCompatibility();
        }
    }

    /** Gives up a start that failed, all but the folder. True if it failed since a stranger listens on one of our ports. */
    boolean abandon() {
        services().forEach(Service::kill);
        boolean strangerOnOurPorts = ports.anyTakenByAStranger();
        ports.close();
        return strangerOnOurPorts;
    }

    private static SandboxException noRegistry() {
        return new SandboxException("This sandbox has no registry; build it with registry(true)");
    }

    /** Chooses what a sandbox consists of. */
    public static final class Builder {

        private int brokers = 1;
        private boolean registry;
        private @Nullable Path dataFolder;
        private final Map<String, String> brokerSettings = new LinkedHashMap<>();
        private final List<String> brokerJvmOptions = new ArrayList<>();
        private Duration startTimeout = Duration.ofSeconds(90);

        private Builder() {}

        /** Nodes, each broker and controller in one: 1 or 3, or 0 for a registry by itself. */
        public Builder brokers(int count) {
            if (count != 0 && count != 1 && count != 3) {
                throw new IllegalArgumentException("A sandbox has 0, 1 or 3 brokers, not " + count);
            }
            brokers = count;
            return this;
        }

        /** Whether there is a schema registry; its global compatibility is BACKWARD. */
        public Builder registry(boolean wanted) {
            registry = wanted;
            return this;
        }

        /**
         * Keeps data and logs here. A later sandbox on the same folder has the same topics, records and schemas, and the
         * same ports where they are free.
         */
        public Builder dataFolder(Path path) {
            dataFolder = path;
            return this;
        }

        /** A setting of every broker, over the sandbox's own. */
        public Builder brokerSetting(String key, String value) {
            brokerSettings.put(key, value);
            return this;
        }

        /**
         * JVM options of every broker, over the sandbox's own ({@code -Xmx512m -XX:+UseSerialGC
         * -XX:TieredStopAtLevel=1} ...). A long benchmark wants {@code -XX:TieredStopAtLevel=4}.
         */
        public Builder brokerJvmOptions(String... options) {
            brokerJvmOptions.addAll(List.of(options));
            return this;
        }

        /** How long each process may take until it serves clients; 90 s by default, for machines under load. */
        public Builder startTimeout(Duration timeout) {
            startTimeout = timeout;
            return this;
        }

        /**
         * Starts it and returns when everything serves clients.
         *
         * @throws SandboxException if something doesn't start; then nothing of it is left running
         */
        public Sandbox start() {
            SandboxSettings settings = new SandboxSettings(
                    brokers,
                    registry,
                    Optional.ofNullable(dataFolder),
                    Map.copyOf(brokerSettings),
                    List.copyOf(brokerJvmOptions),
                    startTimeout);
            return new SandboxStart(settings, Distribution.locate(), PortLeases::take).start();
        }
    }
}
