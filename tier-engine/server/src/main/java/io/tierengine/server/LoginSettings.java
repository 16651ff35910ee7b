package io.tierengine.server;

import io.tierengine.server.security.LoginRoutes;
import io.tierengine.server.security.SecuritySettings.Login;
import java.util.HashMap;
import java.util.Map;

/**
 * What Micronaut is told of logins with a browser. The session is the ID token in a cookie, which any instance can check and none has to
 * keep. The cookie may be strict: the page that a login ends on is the same for everybody, and asks for what it shows by itself.
 */
final class LoginSettings {

    private static final String CLIENT = "micronaut.security.oauth2.clients." + LoginRoutes.CLIENT + ".";
    private static final String COOKIE = "micronaut.security.token.cookie.";

    private LoginSettings() {}

    static Map<String, Object> of(Login login, String issuer) {
        Map<String, Object> given = new HashMap<>();
        given.put(CLIENT + "client-id", login.clientId());
        given.put(CLIENT + "client-secret", login.clientSecret());
        given.put(CLIENT + "scopes", login.scopes());
        given.put(CLIENT + "openid.issuer", issuer);
        given.put(CLIENT + "openid.authorization.code-challenge-method", "S256");
        given.put(CLIENT + "openid.end-session.enabled", false);
        given.put("micronaut.security.oauth2.login-uri", LoginRoutes.LOGIN);
        given.put(
                "micronaut.security.oauth2.callback-uri",
                login.address().map(Object::toString).orElse("") + LoginRoutes.CALLBACK);
        given.put("micronaut.security.endpoints.logout.path", LoginRoutes.LOGOUT);
        given.put("micronaut.security.endpoints.logout.get-allowed", false);
        given.put("micronaut.security.redirect.login-success", "/");
        given.put("micronaut.security.redirect.login-failure", LoginRoutes.FAILED);
        given.put("micronaut.security.redirect.logout", "/");
        // Tokens in headers needn't name the client; TokenAudiences checks whom either kind names.
        given.put("micronaut.security.token.jwt.claims-validators.openid-idtoken", false);
        given.put(COOKIE + "enabled", true);
        given.put(COOKIE + "cookie-name", LoginRoutes.COOKIE);
        given.put(COOKIE + "cookie-path", "/");
        given.put(COOKIE + "cookie-http-only", true);
        given.put(COOKIE + "cookie-same-site", "Strict");
        login.secure().ifPresent(secure -> given.put(COOKIE + "cookie-secure", secure));
        return given;
    }
}
