package io.tierengine.server.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which customers somebody sees: those of whom an attribute has one of some values.
 *
 * @param values none: no customer is seen
 */
public record Visibility(Attribute attribute, Set<String> values) {

    /** What customers are told apart by. */
    public enum Attribute {
        OWNER,
        REGION;

        /** By its name in small letters. */
        static Optional<Attribute> of(String text) {
            return Arrays.stream(values())
                    .filter(attribute -> attribute.text().equals(text))
                    .findFirst();
        }

        /** Its name in small letters, as profiles and answers have it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Visibility {
        values = Set.copyOf(values);
    }

    /** Whether a customer is seen of whom the two are known, or aren't. */
    public boolean shows(@Nullable String owner, @Nullable String region) {
        String value = switch (attribute) {
            case OWNER -> owner;
            case REGION -> region;
        };
        return value != null && values.contains(value);
    }
}
