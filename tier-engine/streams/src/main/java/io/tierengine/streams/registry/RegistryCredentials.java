package io.tierengine.streams.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** What we show the registry to be let in. Its text never has a secret in it. */
public sealed interface RegistryCredentials {

    /** The value of the Authorization header, secret. */
    Optional<String> authorization();

    /** Nothing is asked for. */
    record None() implements RegistryCredentials {
        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }
    }

    /** A name and a password (RFC 7617). */
    record Basic(String user, String password) implements RegistryCredentials {

        public Basic {
            if (user.isEmpty() || user.indexOf(':') >= 0) {
                throw new IllegalArgumentException(
                        "The registry's user name is empty or has a colon; HTTP's basic authentication can't send it.");
            }
        }

        @Override
        public Optional<String> authorization() {
            var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public String toString() {
            return "Basic[user=" + user + ", password=hidden]";
        }
    }

    /** A token (RFC 6750), for as long as it is good: it isn't renewed. */
    record Bearer(String token) implements RegistryCredentials {

        public Bearer {
            if (token.isBlank() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                throw new IllegalArgumentException(
                        "The registry's bearer token is empty or has blanks or other characters that a header can't hold.");
            }
        }

        @Override
        public Optional<String> authorization() {
            return Optional.of("Bearer " + token);
        }

        @Override
        public String toString() {
            return "Bearer[token=hidden]";
        }
    }
}
