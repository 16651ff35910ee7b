package io.tierengine.server.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.tierengine.server.problem.AnswersProblems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who the caller is. */
@AnswersProblems
@Controller("/api/v1/me")
final class MeController {

    /**
     * Who makes the request and what it may do.
     *
     * @param name as it stands in the audit
     * @param roles viewer, operator, admin: what it has and what that includes
     * @param canWrite whether it may decide about customers
     * @param visibility which customers it sees; null: all
     * @param authentication none, api-key or oidc
     * @param logout where to send a POST to end the session of this browser; left out where there is none
     */
    record MeBody(
            String name,
            List<String> roles,
            boolean canWrite,
            @Nullable VisibilityBody visibility,
            String authentication,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String logout) {}

    /**
     * The customers that are seen.
     *
     * @param attribute owner or region
     * @param values of it; none: no customer is seen
     */
    record VisibilityBody(String attribute, List<String> values) {}

    /**
     * Who is asking.
     *
     * @return who makes the request and what it may do
     */
    @Get
    MeBody me(HttpRequest<?> request) {
        Caller caller = Caller.of(request);
        Visibility visibility = caller.visibility();
        return new MeBody(
                caller.name(),
                caller.rolesByText(),
                caller.may(Role.OPERATOR),
                visibility == null
                        ? null
                        : new VisibilityBody(
                                visibility.attribute().text(),
                                visibility.values().stream().sorted().toList()),
                caller.proof().text(),
                isSession(request, caller) ? LoginRoutes.LOGOUT : null);
    }

    private static boolean isSession(HttpRequest<?> request, Caller caller) {
        return caller.proof() == Caller.Proof.OIDC
                && request.getCookies().contains(LoginRoutes.COOKIE)
                && !request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
    }
}
