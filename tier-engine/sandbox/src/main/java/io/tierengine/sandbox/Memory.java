package io.tierengine.sandbox;

import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a kept data folder remembers of its sandbox.
 *
 * @param clusterId Kafka's id of the cluster, which the formatted log folders carry
 * @param brokers the number of nodes, which the quorum's state depends on
 * @param ports the ports taken last, two for each broker, then the registry's; taken again where they are free
 */
record Memory(String clusterId, int brokers, List<Integer> ports) {

    private static final String CLUSTER_ID = "cluster.id";
    private static final String BROKERS = "brokers";
    private static final String PORTS = "ports";

    static Memory from(Properties entries) {
        return new Memory(
                entries.getProperty(CLUSTER_ID, ""),
                Integer.parseInt(entries.getProperty(BROKERS, "0")),
                Stream.of(entries.getProperty(PORTS, "").split(",", -1))
                        .filter(port -> !port.isEmpty())
                        .map(Integer::valueOf)
                        .toList());
    }

    Properties toProperties() {
        Properties entries = new Properties();
        entries.setProperty(CLUSTER_ID, clusterId);
        entries.setProperty(BROKERS, Integer.toString(brokers));
        entries.setProperty(PORTS, ports.stream().map(String::valueOf).collect(Collectors.joining(",")));
        return entries;
    }
}
