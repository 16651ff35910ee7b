package io.tierengine.policy;

import io.tierengine.core.number.Decimals;
import io.tierengine.policy.expression.Numeral;
import io.tierengine.policy.problem.Place;
import io.tierengine.policy.problem.Suggestion;
import io.tierengine.policy.yaml.YamlValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of one mapping, read by type. What isn't as it must be is told, and read as null or as the default. */
final class Keys {

    private static final int MAX_TEXT = 1_000;

    private final YamlValue.Mapping mapping;
    private final Notes notes;

    private Keys(YamlValue.Mapping mapping, Notes notes) {
        this.mapping = mapping;
        this.notes = notes;
    }

    /** The keys of a value, which must be a mapping with no others than these. */
    static @Nullable Keys of(YamlValue value, Notes notes, List<String> known) {
        if (!(value instanceof YamlValue.Mapping mapping)) {
            String hint = "it has the keys " + String.join(", ", known);
            notes.structure(value.place(), "a mapping is wanted, not " + value.description(), hint);
            return null;
        }
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                String hint = Suggestion.didYouMean(key, known);
                String others = "the keys here are " + String.join(", ", known);
                notes.structure(entry.place(), "unknown key `" + key + "`", hint == null ? others : hint);
            }
        });
        return new Keys(mapping, notes);
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /** Where a key's value is; for a missing one where it should be. */
    Place place(String key) {
        YamlValue value = value(key);
        if (value != null) {
            return value.place();
        }
        String path = mapping.place().path();
        return mapping.place().withPath(path.isEmpty() ? key : path + "." + key);
    }

    @Nullable
    YamlValue value(String key) {
        var entry = mapping.entries().get(key);
        return entry == null ? null : entry.value();
    }

    void missing(String key, String hint) {
        notes.structure(mapping.place(), "`" + key + "` is missing", hint);
    }

    @Nullable
    Keys required(String key, String hint, List<String> known) {
        if (!has(key)) {
            missing(key, hint);
        }
        return mapping(key, known);
    }

    @Nullable
    Keys mapping(String key, List<String> known) {
        YamlValue value = value(key);
        return value == null ? null : of(value, notes, known);
    }

    @Nullable
    String required(String key, String hint) {
        if (!has(key)) {
            missing(key, hint);
        }
        return text(key);
    }

    @Nullable
    String text(String key) {
        YamlValue.Scalar scalar = textScalar(key, MAX_TEXT);
        return scalar == null ? null : scalar.text();
    }

    /** A text with its place, for an expression. */
    YamlValue.@Nullable Scalar expression(String key) {
        return textScalar(key, Integer.MAX_VALUE);
    }

    private YamlValue.@Nullable Scalar textScalar(String key, int maxLength) {
        YamlValue value = value(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof YamlValue.Scalar scalar) || scalar.type() != YamlValue.Type.TEXT) {
            boolean quotesHelp = value instanceof YamlValue.Scalar given && given.type() != YamlValue.Type.NOTHING;
            String hint = quotesHelp ? "put it in quotes" : null;
            notes.structure(value.place(), "a text is wanted, not " + value.description(), hint);
            return null;
        }
        if (scalar.text().codePointCount(0, scalar.text().length()) > maxLength) {
            notes.structure(value.place(), "the text is longer than " + maxLength + " characters", null);
            return null;
        }
        return scalar;
    }

    /** A text of a form. */
    @Nullable
    String matching(String key, Pattern form, String wanted) {
        String text = text(key);
        if (text != null && !form.matcher(text).matches()) {
            notes.structure(place(key), "`" + text + "` can't be a " + key, wanted);
            return null;
        }
        return text;
    }

    /** One of a few words. */
    <T> @Nullable T choice(String key, Map<String, T> choices) {
        String text = text(key);
        return text == null ? null : chosen(place(key), text, choices);
    }

    private <T> @Nullable T chosen(Place place, String text, Map<String, T> choices) {
        T choice = choices.get(text);
        if (choice == null) {
            String hint = Suggestion.didYouMeanOrList(text, choices.keySet());
            notes.structure(place, "unknown value `" + text + "`", hint);
        }
        return choice;
    }

    /** A decimal in micros; empty if it isn't given or wrong. */
    Optional<Long> decimal(String key, long minWhole, long maxWhole) {
        YamlValue value = value(key);
        return value == null ? Optional.empty() : decimal(value, minWhole, maxWhole);
    }

    /** As many decimals in micros as are wanted; empty if they aren't given or wrong. */
    List<Long> decimals(String key, int count, long minWhole, long maxWhole) {
        List<YamlValue> items = list(key, count, count);
        List<Long> numbers = items.stream()
                .flatMap(item -> decimal(item, minWhole, maxWhole).stream())
                .toList();
        return numbers.size() == count && items.size() == count ? numbers : List.of();
    }

    private Optional<Long> decimal(YamlValue value, long minWhole, long maxWhole) {
        if (!(value instanceof YamlValue.Scalar scalar) || scalar.type() != YamlValue.Type.NUMBER) {
            String hint = value instanceof YamlValue.Scalar given && given.type() == YamlValue.Type.TEXT
                    ? "write it without quotes, with a point for decimals"
                    : null;
            notes.structure(value.place(), "a number is wanted, not " + value.description(), hint);
            return Optional.empty();
        }
        Optional<String> refusal = Numeral.refusal(scalar.text());
        if (refusal.isPresent()) {
            notes.meaning(scalar.place(), "`" + scalar.text() + "` " + refusal.get(), null);
            return Optional.empty();
        }
        long micros = Numeral.micros(scalar.text(), false);
        if (micros < Decimals.ofWhole(minWhole) || micros > Decimals.ofWhole(maxWhole)) {
            outOfRange(scalar, minWhole, maxWhole);
            return Optional.empty();
        }
        return Optional.of(micros);
    }

    /** A whole number; empty if it isn't given or wrong. */
    Optional<Integer> whole(String key, int min, int max) {
        Optional<Long> micros = decimal(key, min, max);
        if (micros.isPresent() && micros.get() % Decimals.ONE != 0) {
            notes.structure(place(key), "a whole number is wanted, not " + Decimals.format(micros.get()), null);
            return Optional.empty();
        }
        return micros.map(value -> (int) (value / Decimals.ONE));
    }

    private void outOfRange(YamlValue.Scalar scalar, long min, long max) {
        String message = "`" + scalar.text() + "` is out of range; it is from " + min + " to " + max;
        notes.structure(scalar.place(), message, null);
    }

    boolean truth(String key, boolean otherwise) {
        YamlValue value = value(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof YamlValue.Scalar scalar && scalar.type() == YamlValue.Type.TRUTH) {
            return scalar.text().equals("true");
        }
        notes.structure(value.place(), "true or false is wanted, not " + value.description(), null);
        return otherwise;
    }

    /** The items of a list; empty if it isn't given or wrong. */
    List<YamlValue> list(String key, int min, int max) {
        YamlValue value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof YamlValue.Sequence(Place place, List<YamlValue> items))) {
            notes.structure(value.place(), "a list is wanted, not " + value.description(), "begin each item with `- `");
            return List.of();
        }
        if (items.size() < min || items.size() > max) {
            String wanted = min == max ? String.valueOf(min) : min + " to " + max;
            String message = "a list of " + wanted + " is wanted, not of " + items.size();
            notes.structure(place, message, null);
        }
        return items;
    }
}
