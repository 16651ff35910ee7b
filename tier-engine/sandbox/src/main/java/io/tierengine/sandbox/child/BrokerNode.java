package io.tierengine.sandbox.child;

import java.io.PrintStream;

/**
 * A Kafka node in one JVM: formats the log folder where it isn't formatted yet, then runs the server. Saves the second
 * JVM that the storage tool would take by itself.
 *
 * <p>Arguments: the file with the server's properties, the cluster id. The server's classes are called by name, since
 * they are on the class path of the child only.
 */
public final class BrokerNode {

    private BrokerNode() {}

    /** Formats and runs; returns when the server has shut down. */
    public static void main(String[] arguments) throws Exception {
        String properties = arguments[0];
        String clusterId = arguments[1];

        format(properties, clusterId);
        Class.forName("kafka.Kafka").getMethod("main", String[].class).invoke(null, (Object) new String[] {properties});
    }

    private static void format(String properties, String clusterId) throws ReflectiveOperationException {
        String[] command = {"format", "--config", properties, "--cluster-id", clusterId, "--ignore-formatted"};

        Object status = Class.forName("kafka.tools.StorageTool")
                .getMethod("execute", String[].class, PrintStream.class)
                .invoke(null, command, System.out);

        if (!Integer.valueOf(0).equals(status)) {
            throw new IllegalStateException(
                    "Formatting the log folder named in " + properties + " ended with " + status);
        }
    }
}
