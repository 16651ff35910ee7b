package io.tierengine.server.security;

import java.util.Set;

/** By which paths people log in with a browser and out, and by what the browser is known until then. */
public final class LoginRoutes {

    /** Leads a browser to the issuer. */
    public static final String LOGIN = "/oauth/login";

    /** Where the issuer leads it back to. */
    public static final String CALLBACK = "/oauth/callback";

    /** Ends the session of a browser. */
    public static final String LOGOUT = "/oauth/logout";

    /** The cookie of a session: the issuer's ID token. */
    public static final String COOKIE = "tier-session";

    /** Where a browser ends that has tried in vain. */
    public static final String FAILED = "/?login=failed";

    /** Micronaut's name for the issuer's side of it. */
    public static final String CLIENT = "browser";

    static final Set<String> ALL = Set.of(LOGIN, CALLBACK, LOGOUT);

    private LoginRoutes() {}
}
