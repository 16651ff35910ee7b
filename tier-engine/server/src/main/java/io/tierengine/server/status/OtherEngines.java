package io.tierengine.server.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.tierengine.server.peer.PeerClient;
import io.tierengine.server.peer.Peers;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/** What the other instances say of themselves. */
@Singleton
final class OtherEngines {

    private final Peers peers;
    private final PeerClient client;
    private final ObjectMapper json;

    OtherEngines(Peers peers, PeerClient client, ObjectMapper json) {
        this.peers = peers;
        this.client = client;
        this.json = json;
    }

    /** The others as they answer; one that doesn't is there by its address alone. None for another instance, which asks for this one. */
    Stream<?> ask(HttpRequest<?> request) {
        if (PeerClient.isLocal(request)) {
            return Stream.empty();
        }
        return peers.withViews().stream()
                .map(peer -> client.find(peer, request)
                        .flatMap(this::read)
                        .<Object>map(found -> found)
                        .orElseGet(() -> silent(peer)));
    }

    private Optional<ObjectNode> read(byte[] answer) {
        try {
            JsonNode instance = json.readTree(answer).at("/instances/0");
            return instance instanceof ObjectNode found ? Optional.of(found.put("self", false)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, @Nullable Object> silent(HostInfo peer) {
        Map<String, @Nullable Object> instance = new LinkedHashMap<>();
        instance.put("name", peer.host() + ":" + peer.port());
        instance.put("self", false);
        instance.put("reachable", false);
        for (String unknown : List.of(
                "phase",
                "since",
                "factsPerSecond",
                "changesPerSecond",
                "refusedPerSecond",
                "totals",
                "restoring",
                "views")) {
            instance.put(unknown, null);
        }
        instance.put("partitions", List.of());
        return instance;
    }
}
