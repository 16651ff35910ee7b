package io.tierengine.server.security;

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
     */
    record MeBody(
            String name,
            List<String> roles,
            boolean canWrite,
            @Nullable VisibilityBody visibility,
            String authentication) {}

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
                caller.proof().text());
    }
}
