package io.tierengine.server.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import io.tierengine.server.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Says to whom a door stays closed, and what would open it. Who tries again and again without a key has to wait. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AuthorizationProblems implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    private final SecuritySettings settings;
    private final RequestRates rates;

    AuthorizationProblems(SecuritySettings settings, RequestRates rates) {
        this.settings = settings;
        this.rates = rates;
    }

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
        HttpRequest<?> asked = request;
        return Caller.of(exception.getAuthentication()).isPresent() ? forbidden(asked) : unauthorized(asked);
    }

    private static MutableHttpResponse<?> forbidden(HttpRequest<?> request) {
        String need = DoorRule.Need.of(request).name().toLowerCase(Locale.ROOT);
        return Problem.response(
                403,
                request.getMethodName() + " " + request.getPath() + " needs the role " + need
                        + ", which you don't have");
    }

    private MutableHttpResponse<?> unauthorized(HttpRequest<?> request) {
        long wait = rates.secondsToWait(RequestRates.ofAddress(request));
        if (wait > 0) {
            return RateDoor.tooMany(wait);
        }
        MutableHttpResponse<Problem> response = settings.login().isPresent()
                ? Problem.logIn("log in: " + ways(), LoginRoutes.LOGIN)
                : Problem.response(401, "log in: " + ways());
        settings.tokens().ifPresent(_ -> response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tier-engine\""));
        settings.apiKeys()
                .ifPresent(_ -> response.header(HttpHeaders.WWW_AUTHENTICATE, "ApiKey realm=\"tier-engine\""));
        return response;
    }

    private String ways() {
        String key = "the header " + ApiKeyFetcher.HEADER + " with a valid key";
        String token = "the header Authorization with Bearer and a valid token of "
                + settings.tokens().map(SecuritySettings.Tokens::issuer).orElse("");
        if (settings.tokens().isEmpty()) {
            return key + " is needed";
        }
        return settings.apiKeys().isPresent() ? token + ", or " + key + " is needed" : token + " is needed";
    }
}
