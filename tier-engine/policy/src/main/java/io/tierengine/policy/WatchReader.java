package io.tierengine.policy;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.lifecycle.LifecycleRules;
import io.tierengine.core.number.Decimals;
import io.tierengine.core.risk.RiskRules;
import io.tierengine.core.risk.RiskThresholds;
import io.tierengine.core.risk.Signal;
import io.tierengine.core.time.CalendarDuration;
import io.tierengine.policy.expression.CustomerVocabulary;
import io.tierengine.policy.expression.ExpressionCompiler;
import io.tierengine.policy.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code spec.lifecycle}, {@code spec.risk}, {@code spec.overrides} and the {@code riskLevels} of tiers. */
final class WatchReader {

    private static final List<String> LIFECYCLE = List.of("newFor", "dormantAfter", "lostAfter");
    private static final List<String> RISK = List.of("signals", "levels", "valueAtStake", "dwell", "alertsPerDay");
    private static final List<String> SIGNAL = List.of("name", "when", "points", "description");
    private static final List<String> LEVELS = List.of("low", "medium", "high");
    private static final List<String> OVERRIDES = List.of("notice");
    private static final int DAYS_IN_A_CENTURY = 36_525;
    private static final int MAX_ALERTS_PER_DAY = 100;
    private static final CalendarDuration OVERRIDE_NOTICE = CalendarDuration.ofDays(14);

    private final Keys spec;
    private final Notes notes;

    WatchReader(Keys spec, Notes notes) {
        this.spec = spec;
        this.notes = notes;
    }

    @Nullable
    LifecycleRules lifecycle() {
        Keys keys = spec.mapping("lifecycle", LIFECYCLE);
        if (keys == null) {
            return null;
        }
        int newFor = days(keys, "newFor", 0);
        int dormantAfter = days(keys, "dormantAfter", -1);
        int lostAfter = days(keys, "lostAfter", -1);
        if (dormantAfter < 1 || lostAfter < 1) {
            return null;
        }
        if (lostAfter <= dormantAfter) {
            notes.meaning(
                    keys.place("lostAfter"),
                    "a customer would be lost before being dormant",
                    "make `lostAfter` longer than `dormantAfter`");
            return null;
        }
        return new LifecycleRules(newFor, dormantAfter, lostAfter);
    }

    private int days(Keys keys, String key, int otherwise) {
        if (!keys.has(key)) {
            if (otherwise < 0) {
                keys.missing(key, "write a number of days, such as `" + key + ": P90D`");
            }
            return Math.max(0, otherwise);
        }
        CalendarDuration duration = Durations.read(keys, key, notes);
        if (duration == null) {
            return 0;
        }
        if (duration.millis() != 0 || (otherwise < 0 && duration.days() == 0) || duration.days() > DAYS_IN_A_CENTURY) {
            notes.meaning(keys.place(key), "stages of life are counted in whole days", "write days, as in P90D");
            return 0;
        }
        return duration.days();
    }

    /**
     * The rules of risk; null if there are none.
     *
     * @param tiers as written, from the lowest
     */
    @Nullable
    RiskRules risk(CustomerVocabulary vocabulary, List<YamlValue> tiers) {
        Keys keys = spec.mapping("risk", RISK);
        if (keys == null) {
            refuseLevels(tiers);
            return null;
        }
        var compiler = new ExpressionCompiler(vocabulary.ofSignals());
        List<Signal> signals = signals(keys, compiler);
        RiskThresholds levels = levels(keys, "levels");
        if (levels == null && !signals.isEmpty() && !keys.has("levels")) {
            keys.missing("levels", "say from how many points on, such as `levels: {low: 20, medium: 50, high: 80}`");
        }
        RiskThresholds standard = levels == null ? new RiskThresholds(1, 2, 3) : levels;
        List<RiskThresholds> byTier = new ArrayList<>();
        for (YamlValue tier : tiers) {
            RiskThresholds own = tier instanceof YamlValue.Mapping ? ownLevels(tier) : null;
            byTier.add(own == null ? standard : own);
        }
        YamlValue.Scalar stake = keys.expression("valueAtStake");
        NumberExpression valueAtStake = stake == null ? null : compiler.number(stake.text(), notes.expression(stake));
        CalendarDuration dwell = Durations.read(keys, "dwell", notes);
        Keys overrides = spec.mapping("overrides", OVERRIDES);
        CalendarDuration notice = overrides == null ? null : Durations.read(overrides, "notice", notes);
        return new RiskRules(
                signals,
                byTier,
                valueAtStake,
                dwell == null ? CalendarDuration.ZERO : dwell,
                keys.whole("alertsPerDay", 1, MAX_ALERTS_PER_DAY).orElse(1),
                notice == null ? OVERRIDE_NOTICE : notice);
    }

    private void refuseLevels(List<YamlValue> tiers) {
        for (YamlValue tier : tiers) {
            if (tier instanceof YamlValue.Mapping mapping && mapping.entries().containsKey("riskLevels")) {
                notes.meaning(tier.place(), "`riskLevels` without `risk`", "add `risk:` with signals under `spec:`");
            }
        }
    }

    private @Nullable RiskThresholds ownLevels(YamlValue tier) {
        Keys keys = Keys.of(tier, notes, TiersReader.TIER);
        return keys == null ? null : levels(keys, "riskLevels");
    }

    private @Nullable RiskThresholds levels(Keys around, String key) {
        Keys keys = around.mapping(key, LEVELS);
        if (keys == null) {
            return null;
        }
        long[] points = new long[LEVELS.size()];
        for (int i = 0; i < points.length; i++) {
            String level = LEVELS.get(i);
            if (!keys.has(level)) {
                keys.missing(level, "say from how many points on the risk is " + level);
            }
            points[i] = keys.decimal(level, 0, Limits.MAX_POINTS).orElse(Decimals.ABSENT);
            if (points[i] == Decimals.ABSENT) {
                return null;
            }
            if (points[i] <= (i == 0 ? 0 : points[i - 1])) {
                String than = i == 0 ? "0" : "`" + LEVELS.get(i - 1) + "`";
                notes.meaning(keys.place(level), "levels rise", "write more than " + than);
                return null;
            }
        }
        return new RiskThresholds(points[0], points[1], points[2]);
    }

    private List<Signal> signals(Keys risk, ExpressionCompiler compiler) {
        List<YamlValue> items = risk.list("signals", 1, Limits.MAX_SIGNALS);
        Names.requireDistinct(items, "name", "signal", notes);
        List<Signal> signals = new ArrayList<>();
        for (YamlValue item : items) {
            Keys keys = Keys.of(item, notes, SIGNAL);
            if (keys != null) {
                signals.add(signal(keys, compiler));
            }
        }
        return signals;
    }

    private Signal signal(Keys keys, ExpressionCompiler compiler) {
        keys.required("name", "alerts name the signal by it");
        String name = keys.matching("name", Limits.NAME, Limits.NAME_FORM);
        keys.text("description");
        if (!keys.has("when")) {
            keys.missing("when", "it is the condition that is a sign of a customer leaving");
        }
        YamlValue.Scalar when = keys.expression("when");
        Condition condition = when == null ? null : compiler.condition(when.text(), notes.expression(when));
        if (!keys.has("points")) {
            keys.missing("points", "they are added up to the level of risk");
        }
        long points = keys.decimal("points", 0, Limits.MAX_POINTS).orElse(Decimals.ONE);
        return new Signal(
                name == null ? "" : name, condition == null ? new Condition.Always(false) : condition, points);
    }
}
