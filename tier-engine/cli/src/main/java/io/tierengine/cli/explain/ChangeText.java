package io.tierengine.cli.explain;

import io.tierengine.cli.explain.Explanation.Outcome;
import io.tierengine.cli.explain.Explanation.Pending;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A tier change: when, from where to where, by what, and why. */
final class ChangeText {

    private final Words words;
    private final ExplanationText explanations;

    ChangeText(Words words) {
        this.words = words;
        explanations = new ExplanationText(words);
    }

    /** With all that the engine tells of it. */
    void write(Lines lines, Change change) {
        lines.add(
                0,
                words.say(
                        "change",
                        String.valueOf(change.sequence()),
                        words.instant(change.effectiveAt()),
                        words.choice(
                                "direction",
                                change.direction(),
                                change.newTier(),
                                Objects.requireNonNullElse(change.previousTier(), ""))));
        Explanation explanation = change.explanation();
        reasons(lines, 1, change);
        if (explanation == null) {
            lines.add(1, words.say("change.unexplained"));
        } else {
            explanations.write(lines, 1, change.score(), explanation);
        }
    }

    /** In short: with the conditions of the tier that was decided on only. */
    void writeShort(Lines lines, int depth, Change change) {
        lines.add(
                depth,
                words.say(
                        "change.short",
                        words.instant(change.effectiveAt()),
                        words.choice(
                                "direction",
                                change.direction(),
                                change.newTier(),
                                Objects.requireNonNullElse(change.previousTier(), ""))));
        reasons(lines, depth + 1, change);
        Explanation explanation = change.explanation();
        if (explanation != null) {
            Outcome outcome = explanation.outcome();
            boolean isDown = outcome.move().equals("DOWN");
            explanations.tier(
                    lines,
                    depth + 1,
                    explanation.tiers(),
                    isDown ? outcome.automaticBefore() : outcome.automaticAfter());
        }
    }

    private void reasons(Lines lines, int depth, Change change) {
        lines.add(depth, cause(change));
        Explanation explanation = change.explanation();
        if (explanation != null) {
            outcome(lines, depth, change, explanation);
        }
    }

    private String cause(Change change) {
        String id = change.causeId();
        String version = String.valueOf(change.policyVersion());
        if (id == null) {
            return words.choice("cause", change.cause() + ".any", "", version);
        }
        return words.choice(
                "cause",
                change.cause(),
                change.cause().equals("OVERRIDE") ? words.choice("decision", id) : id,
                version);
    }

    private void outcome(Lines lines, int depth, Change change, Explanation explanation) {
        Outcome outcome = explanation.outcome();
        switch (outcome.move()) {
            case "UP" -> up(lines, depth, change, outcome);
            case "DOWN" -> down(lines, depth, change, explanation);
            case "CAPPED" -> lines.add(depth, words.say("move.CAPPED", outcome.cap()));
            case "NONE" -> {}
            default -> lines.add(depth, words.choice("move", outcome.move(), outcome.automaticAfter()));
        }
        decisions(lines, depth, change.newTier(), outcome);
        Instant hold = outcome.holdUntilAfter();
        if (hold != null && hold.isAfter(change.effectiveAt()) && !hold.equals(outcome.holdUntilBefore())) {
            lines.add(depth, words.say("hold", words.instant(hold)));
        }
    }

    private void up(Lines lines, int depth, Change change, Outcome outcome) {
        Pending target = ripe(outcome.pending(), change.effectiveAt());
        String tier = target == null ? outcome.automaticAfter() : target.tier();
        lines.add(
                depth,
                target == null || target.since().equals(change.effectiveAt())
                        ? words.say("move.UP", tier)
                        : words.say("move.UP.since", tier, words.instant(target.since())));
        Integer steps = outcome.upgradeMaxSteps();
        if (steps != null && !tier.equals(outcome.automaticAfter())) {
            lines.add(depth, words.say("steps", String.valueOf(steps)));
        }
    }

    /** The highest tier that has been waited for long enough. */
    private static @Nullable Pending ripe(List<Pending> pending, Instant at) {
        return pending.stream()
                .filter(tier -> !tier.due().isAfter(at))
                .reduce((lower, higher) -> higher)
                .orElse(null);
    }

    private void down(Lines lines, int depth, Change change, Explanation explanation) {
        Outcome outcome = explanation.outcome();
        Instant since = outcome.graceSince();
        lines.add(
                depth,
                since == null || since.equals(change.effectiveAt())
                        ? words.say("move.DOWN", outcome.automaticBefore())
                        : words.say("move.DOWN.since", outcome.automaticBefore(), words.instant(since)));
        Integer steps = outcome.downgradeMaxSteps();
        if (steps != null && isStopped(explanation)) {
            lines.add(depth, words.say("steps", String.valueOf(steps)));
        }
    }

    /** Whether a fall would go on if it weren't for the limit of steps: what it stopped at can't be kept or entered. */
    private static boolean isStopped(Explanation explanation) {
        return explanation.tiers().stream()
                .filter(tier -> tier.tier().equals(explanation.outcome().automaticAfter()))
                .noneMatch(tier -> tier.enter() || tier.retain());
    }

    private void decisions(Lines lines, int depth, String tier, Outcome outcome) {
        if (!tier.equals(outcome.automaticAfter())) {
            lines.add(depth, words.say("automatic", outcome.automaticAfter()));
        }
        outcome.overrides().forEach(override -> lines.add(depth, OverrideText.say(words, override)));
    }
}
