package io.tierengine.sandbox;

import io.tierengine.sandbox.child.BrokerNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The Kafka cluster of a sandbox: nodes 1 to n, each broker and controller in one, found through a fixed list of voters.
 *
 * @param ports for each node its broker's, then its controller's
 * @param settings the caller's, on top of ours
 */
record Brokers(
        DataFolder folder, Distribution distribution, String clusterId, List<Integer> ports, SandboxSettings settings) {

    /** Ports that a node takes. */
    static final int PORTS_PER_NODE = 2;

    private static final List<String> HEAP = List.of("-Xmx512m");

    int count() {
        return ports.size() / PORTS_PER_NODE;
    }

    List<Service> services() {
        List<Service> services = new ArrayList<>();
        for (int id = 1; id <= count(); id++) {
            services.add(service(id));
        }
        return services;
    }

    String bootstrapServers() {
        return nodeIds().mapToObj(this::address).collect(Collectors.joining(","));
    }

    private Service service(int id) {
        String name = "broker-" + id;
        List<String> options = new ArrayList<>(HEAP);
        options.add("-Dlog4j2.configurationFile=" + folder.brokerLogging());
        options.addAll(settings.brokerJvmOptions());
        ChildJvm jvm = new ChildJvm(
                folder.of(name),
                folder.log(name),
                options,
                folder.childClasses() + ":" + distribution.kafka() + "/*",
                BrokerNode.class.getName(),
                List.of(writeProperties(id, folder.of(name)).toString(), clusterId));
        return new Service(name, address(id), jvm, new BrokerReadiness(id, address(id)), settings.startTimeout());
    }

    private Path writeProperties(int id, Path nodeFolder) {
        Path file = nodeFolder.resolve("server.properties");
        Properties properties = new Properties();
        properties.putAll(properties(id, nodeFolder.resolve("data")));
        try {
            Files.createDirectories(nodeFolder);
            try (Writer writer = Files.newBufferedWriter(file)) {
                properties.store(writer, "Node " + id + " of a sandbox; written anew at each start");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Writing " + file, e);
        }
    }

    private Map<String, String> properties(int id, Path data) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(id));
        properties.put("controller.quorum.voters", voters());
        properties.put("listeners", "PLAINTEXT://" + address(id) + ",CONTROLLER://" + controllerAddress(id));
        properties.put("advertised.listeners", "PLAINTEXT://" + address(id));
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("log.dirs", data.toString());
        properties.putAll(replication());
        properties.putAll(smallAndQuick());
        properties.putAll(settings.brokerSettings());
        return properties;
    }

    /** Each record on every node; one of three may be down while producers with acks=all go on. */
    private Map<String, String> replication() {
        String replicas = Integer.toString(count());
        String minInSync = Integer.toString(count() / 2 + 1);
        return Map.of(
                "default.replication.factor", replicas,
                "min.insync.replicas", minInSync,
                "offsets.topic.replication.factor", replicas,
                "transaction.state.log.replication.factor", replicas,
                "transaction.state.log.min.isr", minInSync,
                "share.coordinator.state.topic.replication.factor", replicas,
                "share.coordinator.state.topic.min.isr", minInSync);
    }

    /**
     * Time-outs that clients choose (sessions, transactions) have Kafka's own limits, so that what works here works
     * elsewhere. The cleaner's buffer, 128 MB by default, is on the heap from the start.
     */
    private static Map<String, String> smallAndQuick() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "group.initial.rebalance.delay.ms", "0",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.num.partitions", "1",
                "log.cleaner.dedupe.buffer.size", Integer.toString(32 << 20));
    }

    private String voters() {
        return nodeIds().mapToObj(id -> id + "@" + controllerAddress(id)).collect(Collectors.joining(","));
    }

    private IntStream nodeIds() {
        return IntStream.rangeClosed(1, count());
    }

    private String address(int id) {
        return "127.0.0.1:" + ports.get(PORTS_PER_NODE * (id - 1));
    }

    private String controllerAddress(int id) {
        return "127.0.0.1:" + ports.get(PORTS_PER_NODE * (id - 1) + 1);
    }
}
