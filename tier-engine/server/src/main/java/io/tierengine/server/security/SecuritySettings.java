package io.tierengine.server.security;

import io.tierengine.server.security.Visibility.Attribute;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * By what callers prove who they are, and how much each may ask for.
 *
 * @param apiKeys file of the keys of services
 * @param tokens whose tokens are taken
 * @param login how people log in with a browser, at the issuer of the tokens; empty: they don't
 */
public record SecuritySettings(Optional<Path> apiKeys, Optional<Tokens> tokens, Optional<Login> login, Limits limits) {

    /**
     * Tokens (JWT) of an issuer.
     *
     * @param issuer what a token's {@code iss} must be
     * @param keysUrl where the issuer publishes its keys (JWKS)
     * @param audience what a token's {@code aud} must name; empty: it isn't looked at
     * @param nameClaim the claim that names the caller
     * @param rolesClaim the claim that lists roles; dots lead into objects
     * @param rolePrefix what comes before a role's name there
     * @param visibility empty: all callers see all customers
     */
    public record Tokens(
            String issuer,
            String keysUrl,
            Optional<String> audience,
            String nameClaim,
            String rolesClaim,
            String rolePrefix,
            Optional<VisibilityClaim> visibility) {}

    /**
     * The claim that lists the values of an attribute; only customers with one of them are seen.
     *
     * @param claim dots lead into objects
     */
    public record VisibilityClaim(String claim, Attribute attribute) {}

    /**
     * What the issuer knows this server by, when people log in with a browser (authorization code flow of OpenID Connect).
     *
     * @param address where browsers reach this server; empty: the address that they ask for
     */
    public record Login(String clientId, String clientSecret, List<String> scopes, Optional<URI> address) {

        public Login {
            scopes = List.copyOf(scopes);
        }

        /** Whether browsers reach this server by TLS, whoever ends it; empty: it isn't known. */
        public Optional<Boolean> secure() {
            return address.map(uri -> "https".equals(uri.getScheme()));
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Login[clientId=" + clientId + ", scopes=" + scopes + ", address=" + address + "]";
        }
    }

    /**
     * How much a caller may ask for.
     *
     * @param requestsPerSecond sustained; three times as many at once
     * @param bodyBytes most of one request
     */
    public record Limits(int requestsPerSecond, long bodyBytes) {}

    /** Whether callers must prove who they are. */
    public boolean authenticating() {
        return apiKeys.isPresent() || tokens.isPresent();
    }
}
