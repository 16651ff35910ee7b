package io.tierengine.server.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody may do; each includes those before it. */
public enum Role {
    /** Reads everything about customers. */
    VIEWER,
    /** Also decides about customers: overrides and assessments. */
    OPERATOR,
    /** Also reads what the process tells about itself. */
    ADMIN;

    /** By its name in small letters. */
    static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }

    /** Its name in small letters, as settings and answers have it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
