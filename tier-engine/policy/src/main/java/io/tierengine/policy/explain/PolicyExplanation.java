package io.tierengine.policy.explain;

import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.lifecycle.LifecycleRules;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.policy.RefundRule;
import io.tierengine.core.risk.RiskRules;
import io.tierengine.core.risk.RiskThresholds;
import io.tierengine.core.risk.Signal;
import io.tierengine.core.tier.Guard;
import io.tierengine.core.tier.Tier;
import io.tierengine.core.tier.Transitions;
import io.tierengine.core.time.CalendarDuration;
import io.tierengine.policy.document.PolicyDocument;
import java.time.format.TextStyle;
import java.util.List;
import java.util.TreeMap;

/**
 * A policy in plain sentences, complete: whoever reads it can tell which tier a customer gets. The text is lines of at most
 * a sentence or two, with headings, and reads as Markdown too.
 */
public final class PolicyExplanation {

    private final PolicyDocument document;
    private final Policy policy;
    private final Words words;
    private final ConditionWords conditions;
    private final StringBuilder text = new StringBuilder();

    private PolicyExplanation(PolicyDocument document, Language language) {
        this.document = document;
        this.policy = document.policy();
        this.words = new Words(language, policy.currency());
        this.conditions = new ConditionWords(words, policy.metrics());
    }

    /** The whole explanation. */
    public static String of(PolicyDocument document, Language language) {
        var explanation = new PolicyExplanation(document, language);
        explanation.header();
        explanation.metrics();
        explanation.score();
        explanation.tiers();
        explanation.guards();
        explanation.transitions();
        explanation.lifecycle();
        explanation.rfm();
        explanation.risk();
        explanation.facts();
        return explanation.text.toString();
    }

    private void header() {
        text.append("# ")
                .append(words.say("title", policy.name(), String.valueOf(policy.version())))
                .append('\n');
        String description = document.description();
        if (description != null && !description.isBlank()) {
            text.append('\n').append(description.strip()).append('\n');
        }
        if (!document.labels().isEmpty()) {
            text.append('\n');
            new TreeMap<>(document.labels()).forEach((label, value) -> item(words.say("label", label, value)));
        }
    }

    private void metrics() {
        if (policy.metrics().isEmpty()) {
            return;
        }
        heading("metrics");
        line("metrics.intro");
        text.append('\n');
        var metricWords = new MetricWords(words, conditions);
        policy.metrics().forEach(metric -> item(metricWords.say(metric)));
    }

    private void score() {
        heading("score");
        if (policy.dimensions().isEmpty()) {
            line("score.none");
        } else {
            text.append(new ScoreWords(words, conditions).say(policy.dimensions()));
        }
    }

    private void tiers() {
        heading("tiers");
        line("tiers.intro");
        text.append('\n');
        List<Tier> tiers = policy.tiers();
        for (int k = 0; k < tiers.size(); k++) {
            Tier tier = tiers.get(k);
            text.append(k + 1).append(". ").append(tierLine(tier, k)).append('\n');
            if (k > 0) {
                detail(words.say("tier.enter", conditions.say(tier.enter())));
                boolean same = tier.retain().equals(tier.enter());
                detail(same ? words.say("tier.same") : words.say("tier.retain", conditions.say(tier.retain())));
            }
        }
    }

    private String tierLine(Tier tier, int k) {
        String name = tierName(tier.id());
        return k == 0 ? words.say("tier.lowest", name) : name;
    }

    private String tierName(String id) {
        String name = document.tierName(id);
        return name.equals(id) ? id : words.say("tier.named", name, id);
    }

    private void guards() {
        if (policy.guards().isEmpty()) {
            return;
        }
        heading("guards");
        line("guards.intro");
        text.append('\n');
        for (Guard guard : policy.guards()) {
            String cap = tierName(policy.tiers().get(guard.cap()).id());
            item(words.say("guard", guard.name(), conditions.say(guard.when()), cap));
        }
    }

    private void transitions() {
        Transitions transitions = policy.transitions();
        int highest = policy.tiers().size() - 1;
        heading("transitions");
        item(
                transitions.sustained().isZero()
                        ? words.say("upgrade.atOnce")
                        : words.say("upgrade.sustained", words.duration(transitions.sustained())));
        item(steps("upgrade", transitions.upgradeMaxSteps(), highest));
        item(
                transitions.grace().isZero()
                        ? words.say("downgrade.atOnce")
                        : words.say("downgrade.grace", words.duration(transitions.grace())));
        if (!transitions.minimumHold().isZero()) {
            item(words.say("downgrade.hold", words.duration(transitions.minimumHold())));
        }
        item(steps("downgrade", transitions.downgradeMaxSteps(), highest));
        item(words.say("transitions.repeat"));
        item(words.say("overrides"));
    }

    private void lifecycle() {
        LifecycleRules rules = policy.lifecycle();
        if (rules == null) {
            return;
        }
        heading("lifecycle");
        item(words.say("lifecycle.lead"));
        if (rules.newForDays() > 0) {
            item(words.say("lifecycle.new", days(rules.newForDays())));
        }
        item(words.say("lifecycle.active"));
        item(words.say("lifecycle.dormant", days(rules.dormantAfterDays())));
        item(words.say("lifecycle.lost", days(rules.lostAfterDays())));
    }

    private void rfm() {
        if (policy.rfm() != null) {
            heading("rfm");
            text.append(new RfmWords(words, conditions.numbers()).say(policy.rfm()));
        }
    }

    private String days(int days) {
        return words.duration(CalendarDuration.ofDays(days));
    }

    private void risk() {
        RiskRules rules = policy.risk();
        if (rules == null) {
            return;
        }
        heading("risk");
        String notice = words.duration(rules.overrideNotice());
        if (rules.signals().isEmpty()) {
            text.append(words.say("risk.noSignals", notice)).append('\n');
            return;
        }
        text.append(words.say("risk.intro", notice)).append("\n\n");
        for (Signal signal : rules.signals()) {
            item(words.say("risk.signal", signal.name(), words.number(signal.points()), conditions.say(signal.when())));
        }
        text.append('\n');
        RiskThresholds lowest = rules.thresholds().getFirst();
        item(words.say("risk.levels", (Object[]) points(lowest)));
        for (int k = 1; k < rules.thresholds().size(); k++) {
            RiskThresholds own = rules.thresholds().get(k);
            if (!own.equals(lowest)) {
                String[] points = points(own);
                String tier = tierName(policy.tiers().get(k).id());
                item(words.say("risk.levels.tier", tier, points[0], points[1], points[2]));
            }
        }
        item(
                rules.dwell().isZero()
                        ? words.say("risk.atOnce")
                        : words.say("risk.dwell", words.duration(rules.dwell())));
        item(words.say("risk.limit", String.valueOf(rules.alertsPerDay())));
        NumberExpression stake = rules.valueAtStake();
        if (stake != null) {
            item(words.say("risk.stake", conditions.numbers().say(stake)));
        }
    }

    private String[] points(RiskThresholds thresholds) {
        return new String[] {
            words.number(thresholds.low()), words.number(thresholds.medium()), words.number(thresholds.high())
        };
    }

    private String steps(String direction, int maxSteps, int highest) {
        return maxSteps >= highest
                ? words.say(direction + ".anySteps")
                : words.say(direction + ".steps", words.counted("tiers", maxSteps));
    }

    private void facts() {
        heading("facts");
        String zone = policy.zone().getId();
        item(words.say("facts.days", zone, policy.zone().getDisplayName(TextStyle.FULL, words.locale())));
        item(words.say("facts.currency", words.currencyName(), policy.currency()));
        item(words.say(policy.refunds() == RefundRule.ORIGINAL_DAY ? "facts.refunds.original" : "facts.refunds.own"));
        item(words.say("facts.refunds.count"));
        item(words.say("facts.late"));
        item(words.say("facts.duplicates", words.duration(policy.deduplication())));
        item(words.say("facts.absent"));
        item(words.say("facts.rounding"));
    }

    private void heading(String key) {
        text.append("\n## ").append(words.say(key + ".heading")).append("\n\n");
    }

    private void line(String key) {
        text.append(words.say(key)).append('\n');
    }

    private void item(String sentence) {
        text.append("- ").append(sentence).append('\n');
    }

    private void detail(String sentence) {
        text.append("   - ").append(sentence).append('\n');
    }
}
