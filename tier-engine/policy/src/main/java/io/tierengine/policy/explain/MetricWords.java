package io.tierengine.policy.explain;

import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.metric.CaseTypes;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.metric.Source;
import io.tierengine.core.metric.Window;
import java.util.Locale;
import java.util.Set;

/** Metrics in words. */
final class MetricWords {

    private final Words words;
    private final ConditionWords conditions;

    MetricWords(Words words, ConditionWords conditions) {
        this.words = words;
        this.conditions = conditions;
    }

    String say(Metric metric) {
        String events = metric.cases() == null ? events(metric) : cases(metric.cases());
        String field = metric.field() == null ? "" : conditions.numbers().fieldName(metric.field());
        String aggregate = metric.aggregate().name().toLowerCase(Locale.ROOT);
        String key = "aggregate." + aggregate
                + (metric.field() != null && !metric.aggregate().needsField() ? ".with" : "");
        String what = words.say(key, events, window(metric.window()), field);
        return metric.where() == null
                ? words.say("metric", metric.name(), what)
                : words.say("metric.where", metric.name(), what, conditions.say(metric.where()));
    }

    private String cases(CaseTypes types) {
        return words.say("cases", ofTypes(types.opens()), ofTypes(types.closes()));
    }

    private String ofTypes(Set<String> types) {
        return words.or(types.stream().sorted().toList());
    }

    private String events(Metric metric) {
        boolean transactions = metric.source() == Source.TRANSACTIONS;
        if (metric.types().isEmpty()) {
            return words.say(transactions ? "events.transactions" : "events.interactions");
        }
        return transactions
                ? words.and(metric.types().stream()
                        .sorted()
                        .map(type -> words.say(
                                "events." + TransactionType.valueOf(type).name().toLowerCase(Locale.ROOT)))
                        .toList())
                : words.say("events.types", ofTypes(metric.types()));
    }

    private String window(Window window) {
        return switch (window) {
            case Window.RollingDays(int days) ->
                days == 1 ? words.say("window.today") : words.say("window.days", words.whole(days));
            case Window.RollingHours(int hours) ->
                hours == 1 ? words.say("window.thisHour") : words.say("window.hours", words.whole(hours));
            case Window.ToDate(var period) ->
                words.say("window." + period.name().toLowerCase(Locale.ROOT));
            case Window.Lifetime() -> words.say("window.lifetime");
        };
    }
}
