package io.tierengine.cli.explain;

import io.tierengine.cli.explain.Explanation.Dimension;
import io.tierengine.cli.explain.Explanation.Guard;
import io.tierengine.cli.explain.Explanation.Indicator;
import io.tierengine.cli.explain.Explanation.Projection;
import io.tierengine.cli.explain.Explanation.Tier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explanation whole: score, conditions, guards, what is missing, what comes. */
final class ExplanationText {

    private final Words words;
    private final ConditionText conditions;
    private final NeedText needs;
    private final SubjectText subjects;

    ExplanationText(Words words) {
        this.words = words;
        conditions = new ConditionText(words);
        needs = new NeedText(words);
        subjects = new SubjectText(words);
    }

    void write(Lines lines, int depth, @Nullable BigDecimal score, Explanation explanation) {
        score(lines, depth, score, explanation.dimensions());
        tiers(lines, depth, explanation.tiers());
        guards(lines, depth, explanation.guards());
        ahead(lines, depth, explanation);
    }

    /** What is missing, and what comes if no fact does. */
    void ahead(Lines lines, int depth, Explanation explanation) {
        needs.write(lines, depth, explanation.gap());
        projection(lines, depth, explanation.projection());
    }

    /** What the conditions of one tier say. */
    void tier(Lines lines, int depth, List<Tier> tiers, String id) {
        tiers.stream().filter(tier -> tier.tier().equals(id)).forEach(tier -> tier(lines, depth, tier));
    }

    private void score(Lines lines, int depth, @Nullable BigDecimal score, List<Dimension> dimensions) {
        if (dimensions.isEmpty()) {
            return;
        }
        lines.add(depth, words.say("score", words.numberOrNone(score)));
        for (Dimension dimension : dimensions) {
            BigDecimal value = dimension.value();
            lines.add(
                    depth + 1,
                    words.say(
                            "score.dimension",
                            dimension.name(),
                            value == null ? words.say("value.none") : words.points(value),
                            words.number(dimension.weight())));
            dimension.indicators().forEach(indicator -> lines.add(depth + 2, say(indicator)));
        }
    }

    private String say(Indicator indicator) {
        return words.say(
                "score.indicator",
                subjects.of(indicator.name()),
                words.numberOrNone(indicator.value()),
                words.points(indicator.points()),
                words.number(indicator.weight()));
    }

    /** Those beside the change, from the highest. */
    private void tiers(Lines lines, int depth, List<Tier> tiers) {
        lines.add(depth, words.say("tiers"));
        for (Tier tier : tiers.reversed()) {
            if (!tier.enterCondition().isEmpty()) {
                tier(lines, depth + 1, tier);
            }
        }
    }

    private void tier(Lines lines, int depth, Tier tier) {
        if (isOpen(tier)) {
            lines.add(depth, words.say("tier.open", tier.tier()));
        } else if (tier.enterCondition().equals(tier.retainCondition())) {
            condition(lines, depth, "tier.both", tier.tier(), tier.enter(), tier.enterCondition());
        } else {
            condition(lines, depth, "tier.enter", tier.tier(), tier.enter(), tier.enterCondition());
            condition(lines, depth, "tier.retain", tier.tier(), tier.retain(), tier.retainCondition());
        }
    }

    /** Whether it has no conditions, as the lowest. */
    private static boolean isOpen(Tier tier) {
        return tier.enterCondition().size() == 1
                && tier.enterCondition().getFirst().kind().equals("CONSTANT")
                && tier.enter();
    }

    private void condition(
            Lines lines, int depth, String key, String tier, boolean holds, List<Explanation.Node> condition) {
        lines.add(depth, conditions.mark(holds) + words.say(key, tier));
        conditions.write(lines, depth + 1, condition);
    }

    private void guards(Lines lines, int depth, List<Guard> guards) {
        List<Guard> holding = guards.stream().filter(Guard::holds).toList();
        if (holding.isEmpty() && !guards.isEmpty()) {
            lines.add(depth, words.say("guards.none"));
        }
        for (Guard guard : holding) {
            lines.add(depth, words.say("guard", guard.name(), guard.cap()));
            conditions.write(lines, depth + 1, guard.condition());
        }
    }

    private void projection(Lines lines, int depth, Projection projection) {
        Instant fall = projection.fallAt();
        String tier = projection.fallTier();
        Instant seenTo = projection.seenTo();
        if (fall != null && tier != null) {
            lines.add(depth, words.say("projection.fall", words.instant(fall), tier));
        } else if (seenTo == null) {
            lines.add(depth, words.say("projection.never"));
        } else {
            lines.add(depth, words.say("projection.seen", words.instant(seenTo)));
        }
    }
}
