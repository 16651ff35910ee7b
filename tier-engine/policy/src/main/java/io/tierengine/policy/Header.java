package io.tierengine.policy;

import io.tierengine.policy.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code metadata} says. A name or version that is wrong is told, and read as empty or 1. */
record Header(String name, int version, @Nullable String description, Map<String, String> labels) {

    private static final List<String> KEYS = List.of("name", "version", "description", "labels");

    static Header read(Keys root, Notes notes) {
        Keys keys = root.required("metadata", "it has `name` and `version`", KEYS);
        if (keys == null) {
            return new Header("", 1, null, Map.of());
        }
        keys.required("name", "write a name, such as `name: retail`");
        String name = keys.matching("name", Limits.NAME, Limits.NAME_FORM);
        if (!keys.has("version")) {
            keys.missing("version", "write `version: 1` in the first version");
        }
        int version = keys.whole("version", 1, Limits.MAX_VERSION).orElse(1);
        return new Header(name == null ? "" : name, version, keys.text("description"), labels(keys, notes));
    }

    private static Map<String, String> labels(Keys metadata, Notes notes) {
        YamlValue value = metadata.value("labels");
        Map<String, String> labels = new LinkedHashMap<>();
        if (value == null) {
            return labels;
        }
        if (!(value instanceof YamlValue.Mapping mapping)) {
            notes.structure(value.place(), "a mapping is wanted, not " + value.description(), null);
            return labels;
        }
        if (mapping.entries().size() > Limits.MAX_LABELS) {
            notes.structure(value.place(), "there are more than " + Limits.MAX_LABELS + " labels", null);
        }
        Keys keys = Keys.of(mapping, notes, List.copyOf(mapping.entries().keySet()));
        for (String label : mapping.entries().keySet()) {
            String text = keys == null ? null : keys.text(label);
            if (text != null) {
                labels.put(label, text);
            }
        }
        return labels;
    }
}
