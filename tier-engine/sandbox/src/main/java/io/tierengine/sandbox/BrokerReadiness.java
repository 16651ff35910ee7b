package io.tierengine.sandbox;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A broker serves clients when it answers for itself and counts itself among the cluster's live nodes. */
record BrokerReadiness(int id, String address) implements Readiness {

    private static final int TIMEOUT_MS = 2_000;

    @Override
    public boolean isReady() {
        return acceptsConnections() && isLiveNode();
    }

    /** Asked first, since an admin client logs a warning for each refused connection. */
    private boolean acceptsConnections() {
        String[] hostAndPort = address.split(":", 2);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(hostAndPort[0], Integer.parseInt(hostAndPort[1])), TIMEOUT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isLiveNode() {
        Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS));
        try {
            return admin.describeCluster().nodes().get(2L * TIMEOUT_MS, TimeUnit.MILLISECONDS).stream()
                    .anyMatch(node -> node.id() == id);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            admin.close(Duration.ZERO);
        }
    }
}
