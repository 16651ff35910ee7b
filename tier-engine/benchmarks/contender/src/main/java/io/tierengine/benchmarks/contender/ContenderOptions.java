package io.tierengine.benchmarks.contender;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A contender's own options. Each is taken once; what nobody took is an error, so that a misspelt one isn't measured. */
public final class ContenderOptions {

    private final Map<String, String> left;

    public ContenderOptions(Map<String, String> options) {
        left = new TreeMap<>(options);
    }

    /** One of several words; the first is the default. */
    public String takeChoice(String name, String... words) {
        String value = left.remove(name);
        if (value == null) {
            return words[0];
        }
        if (!List.of(words).contains(value)) {
            throw new IllegalArgumentException(
                    "option " + name + " is " + value + "; it must be one of " + List.of(words));
        }
        return value;
    }

    /** Yes or no. */
    public boolean takeFlag(String name, boolean otherwise) {
        return Boolean.parseBoolean(takeChoice(name, Boolean.toString(otherwise), Boolean.toString(!otherwise)));
    }

    /** A whole number of at least 1. */
    public int takeCount(String name, int otherwise) {
        String value = left.remove(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int count = Integer.parseInt(value);
            if (count >= 1) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException("option " + name + " is " + value + "; it must be a whole number above 0");
    }

    /** All whose names begin with a word and a dot, without them: settings that are handed to a library as they are. */
    public Map<String, String> takeAllOf(String word) {
        String front = word + ".";
        Map<String, String> taken = new HashMap<>();
        for (String name : List.copyOf(left.keySet())) {
            if (name.startsWith(front)) {
                taken.put(name.substring(front.length()), left.remove(name));
            }
        }
        return taken;
    }

    /**
     * Call it last.
     *
     * @throws IllegalArgumentException if there are options that nobody took
     */
    public void requireNoneLeft() {
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown options " + new TreeSet<>(left.keySet()) + "; docs/benchmarks/contenders.md lists them");
        }
    }
}
