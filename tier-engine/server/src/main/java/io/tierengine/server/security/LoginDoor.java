package io.tierengine.server.security;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.oauth2.client.DefaultOpenIdProviderMetadata;
import io.tierengine.server.problem.Problem;
import java.net.URI;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns away logins that can't come to anything. What the issuer tells of itself is asked for here if it couldn't be had at the start, since here
 * it may take its time.
 */
@ServerFilter({LoginRoutes.LOGIN, LoginRoutes.CALLBACK})
@Requires(property = "micronaut.security.oauth2.enabled", value = "true")
final class LoginDoor implements Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(LoginDoor.class);

    private final BeanContext beans;

    LoginDoor(BeanContext beans) {
        this.beans = beans;
    }

    /** After who asks too often was turned away. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after() + 1;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        if (request.getPath().equals(LoginRoutes.CALLBACK) && !hasState(request)) {
            return HttpResponse.seeOther(URI.create(LoginRoutes.FAILED));
        }
        try {
            beans.getBean(DefaultOpenIdProviderMetadata.class, Qualifiers.byName(LoginRoutes.CLIENT));
            return null;
        } catch (BeanContextException e) {
            LOG.warn(
                    "Nobody can log in: the issuer (setting tier.security.jwt.issuer) doesn't answer: {}",
                    e.getMessage());
            return Problem.notNow("the provider where people log in doesn't answer; try again in a moment");
        }
    }

    /** Whether there is a text that this server may have given on the way; whose it is gets checked later. */
    private static boolean hasState(HttpRequest<?> request) {
        try {
            return request.getParameters()
                    .getFirst("state")
                    .filter(state -> Base64.getUrlDecoder().decode(state).length > 0)
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
