package io.tierengine.server.view;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.tierengine.server.peer.PeerClient;
import io.tierengine.server.peer.Peers;
import io.tierengine.server.problem.ProblemException;
import io.tierengine.server.security.CustomerSight;
import io.tierengine.server.security.Visibility;
import io.tierengine.streams.query.CustomerAnswer;
import io.tierengine.views.Row;
import io.tierengine.views.ViewQueries;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.state.HostInfo;

/** Goes by a customer's row: who looks after it, and where it is from. */
@Singleton
final class RowSight implements CustomerSight {

    private final ViewQueries views;
    private final Peers peers;
    private final PeerClient client;

    RowSight(ViewQueries views, Peers peers, PeerClient client) {
        this.views = views;
        this.peers = peers;
        this.client = client;
    }

    @Override
    public boolean shows(Visibility visibility, String customerId) {
        return switch (views.row(customerId)) {
            case CustomerAnswer.Found<Row>(Row row) -> visibility.shows(row.owner(), row.region());
            case CustomerAnswer.Unknown<Row> _ -> false;
            case CustomerAnswer.NotYet<Row>(String reason) -> throw new ProblemException(503, reason);
            case CustomerAnswer.Elsewhere<Row>(int partition) -> isShownBy(partition, customerId);
        };
    }

    /** The other instance knows the caller too, and shows the row only to whom it may. */
    private boolean isShownBy(int partition, String customerId) {
        HttpRequest<?> request = ServerRequestContext.currentRequest()
                .orElseThrow(() -> new IllegalStateException("who asks is known only within a request"));
        HostInfo peer = peers.withViews(partition)
                .orElseThrow(() -> new ProblemException(503, "no instance has partition " + partition + " yet"));
        int status = client.ask(peer, request, "GET", OneCustomer.pathOf(customerId), new byte[0])
                .statusCode();
        return switch (status) {
            case 200 -> true;
            case 404 -> false;
            default -> throw new ProblemException(503, "another instance can't tell yet who may see this customer");
        };
    }
}
