package io.tierengine.policy.yaml;

import io.tierengine.policy.problem.Place;
import java.util.List;
import java.util.SequencedMap;

/** A value in a YAML file, with its place. */
public sealed interface YamlValue {

    Place place();

    /** What it is, for a message: "a text", "a list" ... */
    String description();

    /**
     * Keys with their values, in the order of the file.
     *
     * @param entries without those whose key came before
     */
    record Mapping(Place place, SequencedMap<String, Entry> entries) implements YamlValue {
        @Override
        public String description() {
            return "a mapping";
        }
    }

    /**
     * One key of a mapping and its value.
     *
     * @param place of the key
     */
    record Entry(Place place, YamlValue value) {}

    /** Values in a row. */
    record Sequence(Place place, List<YamlValue> items) implements YamlValue {
        @Override
        public String description() {
            return "a list";
        }
    }

    /** One value. */
    record Scalar(Place place, Type type, String text, ScalarPosition position) implements YamlValue {
        @Override
        public String description() {
            return type.description;
        }

        /** The place of a character of the text. */
        public Place placeAt(int codePointOffset) {
            return position.placeAt(codePointOffset, place);
        }
    }

    /** What YAML takes a scalar for. */
    enum Type {
        TEXT("a text"),
        NUMBER("a number"),
        TRUTH("true or false"),
        NOTHING("nothing");

        private final String description;

        Type(String description) {
            this.description = description;
        }
    }
}
