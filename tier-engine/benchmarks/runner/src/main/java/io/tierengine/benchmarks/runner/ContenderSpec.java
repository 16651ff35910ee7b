package io.tierengine.benchmarks.runner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A contender as it is asked for: {@code name} or {@code name:key=value,key=value}.
 *
 * @param label all of it; what its results are shown under
 */
record ContenderSpec(String label, String name, Map<String, String> options) {

    ContenderSpec {
        options = Map.copyOf(options);
    }

    /**
     * Reads names with commas between. What follows a comma and has an equals sign, but no colon before that, is one more option of
     * the contender before it.
     *
     * @throws IllegalArgumentException if an option is no {@code key=value}, or a contender is asked for twice
     */
    static List<ContenderSpec> parse(String list) {
        List<String> labels = new ArrayList<>();
        for (String part : list.split(",", -1)) {
            if (!labels.isEmpty() && part.matches("[^:=]+=.*")) {
                labels.add(labels.removeLast() + "," + part);
            } else {
                labels.add(part.strip());
            }
        }
        if (labels.stream().distinct().count() < labels.size()) {
            throw new IllegalArgumentException("a contender is named twice in " + list);
        }
        return labels.stream().map(ContenderSpec::of).toList();
    }

    /** A name that can be part of those of topics and files. */
    String plain() {
        return label.replaceAll("[^A-Za-z0-9]+", "-");
    }

    private static ContenderSpec of(String label) {
        String[] parts = label.split(":", 2);
        Map<String, String> options = new LinkedHashMap<>();
        if (parts.length == 2) {
            for (String option : parts[1].split(",", -1)) {
                String[] pair = option.split("=", 2);
                if (pair.length < 2) {
                    throw new IllegalArgumentException("contender " + label + " has '" + option
                            + "' for an option; write name:key=value,key=value");
                }
                options.put(pair[0], pair[1]);
            }
        }
        return new ContenderSpec(label, parts[0], options);
    }
}
