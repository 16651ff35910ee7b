package io.tierengine.policy;

import io.tierengine.policy.yaml.YamlValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names in a list of mappings. */
final class Names {

    private Names() {}

    /** The name of each item; empty where it has none. */
    static List<String> of(List<YamlValue> items, String key) {
        return items.stream().map(item -> of(item, key)).toList();
    }

    /** Tells of every name that an earlier item has. */
    static void requireDistinct(List<YamlValue> items, String key, String what, Notes notes) {
        Map<String, Integer> lines = new HashMap<>();
        for (YamlValue item : items) {
            String name = of(item, key);
            if (!name.isEmpty() && item instanceof YamlValue.Mapping mapping) {
                var entry = mapping.entries().get(key);
                var place = entry == null ? item.place() : entry.value().place();
                Integer first = lines.putIfAbsent(name, place.line());
                if (first != null) {
                    String message = "there is another " + what + " `" + name + "` in line " + first;
                    notes.meaning(place, message, "give one of them another " + key);
                }
            }
        }
    }

    private static String of(YamlValue item, String key) {
        if (item instanceof YamlValue.Mapping mapping) {
            var entry = mapping.entries().get(key);
            if (entry != null && entry.value() instanceof YamlValue.Scalar scalar) {
                return scalar.text();
            }
        }
        return "";
    }
}
