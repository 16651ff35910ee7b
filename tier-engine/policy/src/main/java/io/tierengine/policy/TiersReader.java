package io.tierengine.policy;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import io.tierengine.policy.expression.CustomerVocabulary;
import io.tierengine.policy.expression.ExpressionCompiler;
import io.tierengine.policy.problem.Suggestion;
import io.tierengine.policy.yaml.YamlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code spec.tiers} and {@code spec.guards}. */
final class TiersReader {

    static final List<String> TIER = List.of("id", "name", "enter", "retain", "riskLevels", "description");
    private static final List<String> GUARD = List.of("name", "when", "cap", "description");
    private static final Condition ALWAYS = new Condition.Always(true);

    private final Keys spec;
    private final Notes notes;
    private final ExpressionCompiler compiler;

    TiersReader(Keys spec, Notes notes, CustomerVocabulary vocabulary) {
        this.spec = spec;
        this.notes = notes;
        this.compiler = new ExpressionCompiler(vocabulary);
    }

    /**
     * What was read.
     *
     * @param names for people, by tier id
     */
    record Tiers(List<Tier> tiers, Map<String, String> names, List<Guard> guards) {}

    Tiers read() {
        if (!spec.has("tiers")) {
            spec.missing("tiers", "list them from the lowest to the highest");
        }
        List<YamlValue> items = spec.list("tiers", 1, Limits.MAX_TIERS);
        Names.requireDistinct(items, "id", "tier", notes);
        List<Tier> tiers = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Keys keys = Keys.of(items.get(i), notes, TIER);
            if (keys != null) {
                tiers.add(tier(keys, i == 0, names));
            }
        }
        return new Tiers(tiers, names, guards(Names.of(items, "id")));
    }

    private Tier tier(Keys keys, boolean lowest, Map<String, String> names) {
        keys.required("id", "tier changes and overrides name the tier by it");
        String id = keys.matching("id", Limits.NAME, Limits.NAME_FORM);
        String name = keys.text("name");
        keys.text("description");
        if (id != null && name != null) {
            names.put(id, name);
        }
        if (lowest) {
            refuseCondition(keys, "enter");
            refuseCondition(keys, "retain");
            return new Tier(id == null ? "" : id, ALWAYS, ALWAYS);
        }
        if (!keys.has("enter")) {
            keys.missing("enter", "every tier but the lowest says what it takes, such as `enter: \"score >= 50\"`");
        }
        Condition enter = condition(keys, "enter");
        Condition retain = keys.has("retain") ? condition(keys, "retain") : enter;
        return new Tier(id == null ? "" : id, enter == null ? ALWAYS : enter, retain == null ? ALWAYS : retain);
    }

    private void refuseCondition(Keys keys, String key) {
        if (keys.has(key)) {
            String message = "the first tier is the lowest and has no `" + key + "`";
            notes.structure(keys.place(key), message, "everybody starts in it; put a tier without conditions first");
        }
    }

    private @Nullable Condition condition(Keys keys, String key) {
        YamlValue.Scalar text = keys.expression(key);
        return text == null ? null : compiler.condition(text.text(), notes.expression(text));
    }

    private List<Guard> guards(List<String> tierIds) {
        List<YamlValue> items = spec.list("guards", 0, Limits.MAX_GUARDS);
        Names.requireDistinct(items, "name", "guard", notes);
        List<Guard> guards = new ArrayList<>();
        for (YamlValue item : items) {
            Keys keys = Keys.of(item, notes, GUARD);
            if (keys != null) {
                guards.add(guard(keys, tierIds));
            }
        }
        return guards;
    }

    private Guard guard(Keys keys, List<String> tierIds) {
        keys.required("name", "a tier change names the guard by it");
        String name = keys.matching("name", Limits.NAME, Limits.NAME_FORM);
        keys.text("description");
        if (!keys.has("when")) {
            keys.missing("when", "it is the condition under which the cap counts");
        }
        Condition when = condition(keys, "when");
        String cap = keys.required("cap", "name the highest tier that is left while the guard holds");
        int index = cap == null ? 0 : tierIds.indexOf(cap);
        if (index < 0) {
            String hint = Suggestion.didYouMeanOrList(String.valueOf(cap), tierIds);
            notes.meaning(keys.place("cap"), "unknown tier `" + cap + "`", hint);
        }
        return new Guard(name == null ? "" : name, when == null ? ALWAYS : when, Math.max(0, index));
    }
}
