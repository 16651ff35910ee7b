package io.tierengine.server.setting;

import java.util.Locale;
import java.util.Optional;

/**
 * One thing that can be set.
 *
 * @param name such as {@code tier.kafka.bootstrap-servers}
 * @param standard the text that stands in for none; empty: it is left out
 * @param description what it is for, in one or two sentences
 */
record Setting<T>(String name, ValueType<T> type, Optional<String> standard, String description) {

    /** With a default. */
    static <T> Setting<T> withDefault(String name, ValueType<T> type, String standard, String description) {
        return new Setting<>(name, type, Optional.of(standard), description);
    }

    /** May be left out. */
    static <T> Setting<T> optional(String name, ValueType<T> type, String description) {
        return new Setting<>(name, type, Optional.empty(), description);
    }

    /** Its name as a variable of the environment, such as {@code TIER_KAFKA_BOOTSTRAP_SERVERS}. */
    String variable() {
        return variableOf(name);
    }

    static String variableOf(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
