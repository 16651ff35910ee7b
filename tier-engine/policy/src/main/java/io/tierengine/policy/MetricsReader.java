package io.tierengine.policy;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.CaseTypes;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import io.tierengine.policy.expression.EventVocabulary;
import io.tierengine.policy.expression.ExpressionCompiler;
import io.tierengine.policy.problem.Suggestion;
import io.tierengine.policy.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code spec.metrics}. */
final class MetricsReader {

    private static final List<String> KEYS = List.of(
            "name", "source", "types", "where", "aggregate", "field", "opens", "closes", "window", "description");
    private static final List<String> OF_EVENTS = List.of("types", "field");
    private static final List<String> OF_CASES = List.of("opens", "closes");
    private static final Map<String, Source> SOURCES = byName(Source.values(), Source::policyName);
    private static final Map<String, Aggregate> AGGREGATES = byName(Aggregate.values(), Aggregate::policyName);
    private static final Map<String, EventNumber> FIELDS = byName(EventNumber.values(), EventNumber::fieldName);
    private static final List<String> TRANSACTION_TYPES =
            Arrays.stream(TransactionType.values()).map(Enum::name).toList();

    private final Notes notes;
    private final List<YamlValue> items;
    private final List<String> names;

    MetricsReader(Keys spec, Notes notes) {
        this.notes = notes;
        this.items = spec.list("metrics", 0, Limits.MAX_METRICS);
        this.names = Names.of(items, "name");
    }

    /** The name of each metric, right or wrong in other respects; empty where there is none. */
    List<String> names() {
        return names;
    }

    List<Metric> read() {
        Names.requireDistinct(items, "name", "metric", notes);
        List<Metric> metrics = new ArrayList<>();
        for (YamlValue item : items) {
            Keys keys = Keys.of(item, notes, KEYS);
            Metric metric = keys == null ? null : metric(keys);
            if (metric != null) {
                metrics.add(metric);
            }
        }
        return metrics;
    }

    private @Nullable Metric metric(Keys keys) {
        keys.required("name", "conditions name the metric by it");
        String name = keys.matching("name", Limits.IDENTIFIER, Limits.IDENTIFIER_FORM);
        keys.required("source", "write `transactions` or `interactions`");
        Source source = keys.choice("source", SOURCES);
        keys.required("aggregate", "write one of " + String.join(", ", AGGREGATES.keySet()));
        Aggregate aggregate = keys.choice("aggregate", AGGREGATES);
        EventNumber field = keys.choice("field", FIELDS);
        boolean ofPresent = aggregate != null && aggregate.isOfPresent();
        if (!ofPresent) {
            keys.required("window", "write for example P365D, PT48H, month or lifetime");
        }
        Window window =
                ofPresent && !keys.has("window") ? new Window.Lifetime() : Durations.window(keys, "window", notes);
        keys.text("description");
        boolean fieldFits = checkField(keys, source, aggregate, field);
        boolean windowFits = checkWindow(keys, aggregate, window);
        Set<String> types = types(keys, "types", source);
        Condition where = source == null ? null : where(keys, source);
        if (aggregate != null && aggregate.isOfCases()) {
            CaseTypes cases = cases(keys, source, aggregate);
            return name == null || cases == null || window == null || !windowFits
                    ? null
                    : Metric.ofCases(name, cases, where, aggregate, window);
        }
        refuse(keys, OF_CASES, "only metrics of cases have it: openCases, oldestOpenHours, resolutionHours");
        if (name == null || source == null || aggregate == null || window == null || !fieldFits || !windowFits) {
            return null;
        }
        return new Metric(name, source, types, where, aggregate, field, window);
    }

    /** What opens and closes the cases of a metric; null if it is wrong. */
    private @Nullable CaseTypes cases(Keys keys, @Nullable Source source, Aggregate aggregate) {
        boolean right =
                refuse(keys, OF_EVENTS, "`" + aggregate.policyName() + "` is told `opens` and `closes` instead");
        if (source == Source.TRANSACTIONS) {
            notes.structure(keys.place("source"), "transactions have no cases", "write `interactions`");
            right = false;
        }
        for (String key : OF_CASES) {
            if (!keys.has(key)) {
                String type = key.equals("opens") ? "COMPLAINT" : "COMPLAINT_RESOLVED";
                keys.missing(key, "write the types of interaction, as in `" + key + ": [" + type + "]`");
            }
        }
        Set<String> opens = types(keys, "opens", Source.INTERACTIONS);
        Set<String> closes = types(keys, "closes", Source.INTERACTIONS);
        for (String type : closes) {
            if (opens.contains(type)) {
                String message = "`" + type + "` can't both open and close a case";
                notes.meaning(keys.place("closes"), message, "leave it out of one of them");
                right = false;
            }
        }
        return right && !opens.isEmpty() && !closes.isEmpty() ? new CaseTypes(opens, closes) : null;
    }

    private boolean refuse(Keys keys, List<String> others, String hint) {
        boolean none = true;
        for (String key : others) {
            if (keys.has(key)) {
                notes.structure(keys.place(key), "`" + key + "` has no meaning here", hint);
                none = false;
            }
        }
        return none;
    }

    private boolean checkField(
            Keys keys, @Nullable Source source, @Nullable Aggregate aggregate, @Nullable EventNumber field) {
        if (aggregate != null && aggregate.needsField() && field == null) {
            if (!keys.has("field")) {
                String hint = "write `field: " + (source == Source.INTERACTIONS ? "value" : "amount") + "`";
                notes.structure(keys.place("aggregate"), "`" + aggregate.policyName() + "` needs a `field`", hint);
            }
            return false;
        }
        if (source != null && field != null && !source.carries(field)) {
            String hint = source == Source.INTERACTIONS ? "their number is `value`" : "they have `amount` and `margin`";
            String message = source.policyName() + " have no `" + field.fieldName() + "`";
            notes.structure(keys.place("field"), message, hint);
            return false;
        }
        return true;
    }

    private boolean checkWindow(Keys keys, @Nullable Aggregate aggregate, @Nullable Window window) {
        if (aggregate != null && aggregate.isOfPresent() && window != null && !(window instanceof Window.Lifetime)) {
            String message = "`" + aggregate.policyName() + "` tells of the cases that are open now";
            notes.structure(keys.place("window"), message, "leave the window out");
            return false;
        }
        if (aggregate == Aggregate.ACTIVE_DAYS && window instanceof Window.RollingHours) {
            notes.meaning(keys.place("window"), "`activeDays` counts days in a window of hours", "write days: P30D");
            return false;
        }
        return true;
    }

    private Set<String> types(Keys keys, String key, @Nullable Source source) {
        Set<String> types = new LinkedHashSet<>();
        for (YamlValue item : keys.list(key, 1, Limits.MAX_TYPES)) {
            if (!(item instanceof YamlValue.Scalar scalar) || scalar.type() != YamlValue.Type.TEXT) {
                notes.structure(item.place(), "a type is a text, not " + item.description(), "put it in quotes");
            } else if (!Limits.TYPE.matcher(scalar.text()).matches()) {
                notes.structure(item.place(), "`" + scalar.text() + "` can't be a type", Limits.TYPE_FORM);
            } else if (source == Source.TRANSACTIONS && !TRANSACTION_TYPES.contains(scalar.text())) {
                String hint = Suggestion.didYouMeanOrList(scalar.text(), TRANSACTION_TYPES);
                notes.structure(item.place(), "unknown type of transaction `" + scalar.text() + "`", hint);
            } else if (!types.add(scalar.text())) {
                notes.structure(item.place(), "`" + scalar.text() + "` is listed twice", null);
            }
        }
        return types;
    }

    private @Nullable Condition where(Keys keys, Source source) {
        YamlValue.Scalar text = keys.expression("where");
        return text == null
                ? null
                : new ExpressionCompiler(new EventVocabulary(source)).condition(text.text(), notes.expression(text));
    }

    private static <T> Map<String, T> byName(T[] values, Function<T, String> name) {
        Map<String, T> byName = new LinkedHashMap<>();
        for (T value : values) {
            byName.put(name.apply(value), value);
        }
        return byName;
    }
}
