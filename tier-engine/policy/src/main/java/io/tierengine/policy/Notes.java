package io.tierengine.policy;

import io.tierengine.policy.expression.ExpressionProblems;
import io.tierengine.policy.problem.Kind;
import io.tierengine.policy.problem.Place;
import io.tierengine.policy.problem.Problems;
import io.tierengine.policy.yaml.YamlValue;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written down while a policy is read: problems, the places of its values and its expressions. */
final class Notes {

    private final Problems problems;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, String> expressions = new HashMap<>();

    Notes(Problems problems) {
        this.problems = problems;
    }

    /** A key, a type or a single value that no policy can have. */
    void structure(Place place, String message, @Nullable String hint) {
        problems.error(Kind.STRUCTURE, place, message, hint);
    }

    /** A value that doesn't fit the others, or the world. */
    void meaning(Place place, String message, @Nullable String hint) {
        problems.error(Kind.MEANING, place, message, hint);
    }

    /** Writes down an expression; its problems are told at their column in the file. */
    ExpressionProblems expression(YamlValue.Scalar scalar) {
        expressions.put(scalar.place().path(), scalar.text());
        return (offset, message, hint) -> problems.error(Kind.EXPRESSION, scalar.placeAt(offset), message, hint);
    }

    /** Writes down the places of a value and all within it. */
    void places(YamlValue value) {
        places.put(value.place().path(), value.place());
        switch (value) {
            case YamlValue.Mapping mapping -> mapping.entries().values().forEach(entry -> places(entry.value()));
            case YamlValue.Sequence sequence -> sequence.items().forEach(this::places);
            case YamlValue.Scalar scalar -> {}
        }
    }

    Map<String, Place> places() {
        return places;
    }

    Map<String, String> expressions() {
        return expressions;
    }
}
