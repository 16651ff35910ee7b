package io.tierengine.contract.document;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers, truth values and nulls as YAML, in their order; the subset that this module's documents use. */
final class Yaml {

    /** Begins with a letter and holds nothing that YAML reads as syntax. */
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z$][A-Za-z0-9._$-]*");

    private final StringBuilder text = new StringBuilder();

    private Yaml() {}

    static String write(Map<?, ?> document) {
        var yaml = new Yaml();
        yaml.entries(document, 0);
        return yaml.text.toString();
    }

    private void entries(Map<?, ?> map, int indent) {
        var first = true;
        for (var entry : map.entrySet()) {
            // The first entry of a list's item stands on the line of its dash.
            if (!(first && endsWithDash())) {
                text.repeat(' ', indent);
            }
            first = false;
            text.append(key(entry.getKey())).append(':');
            value(entry.getValue(), indent + 2);
        }
    }

    private boolean endsWithDash() {
        return text.length() >= 2 && text.substring(text.length() - 2).equals("- ");
    }

    private void value(@Nullable Object value, int indent) {
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() -> {
                text.append('\n');
                entries(map, indent);
            }
            case Collection<?> list
            when !list.isEmpty() -> {
                text.append('\n');
                items(list, indent);
            }
            case null, default -> text.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void items(Collection<?> list, int indent) {
        for (var item : list) {
            text.repeat(' ', indent).append("- ");
            if (item instanceof Map<?, ?> map && !map.isEmpty()) {
                entries(map, indent + 2);
            } else {
                text.append(scalar(item)).append('\n');
            }
        }
    }

    private static String key(Object key) {
        var name = key.toString();
        return PLAIN_KEY.matcher(name).matches() ? name : quoted(name);
    }

    private static String scalar(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            case String string -> quoted(string);
            case Map<?, ?> map when map.isEmpty() -> "{}";
            case Collection<?> list when list.isEmpty() -> "[]";
            default -> throw new IllegalArgumentException("No YAML for " + value + " here; extend this writer.");
        };
    }

    private static String quoted(String string) {
        return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
