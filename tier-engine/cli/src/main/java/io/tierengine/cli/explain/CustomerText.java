package io.tierengine.cli.explain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who a customer is: tier, since when, the clocks that run, and why. */
final class CustomerText {

    private final Words words;
    private final ExplanationText explanations;

    CustomerText(Words words) {
        this.words = words;
        explanations = new ExplanationText(words);
    }

    /**
     * Who, which tier, since when.
     *
     * @param latest tier change; null if the engine has kept none
     */
    void head(Lines lines, Customer customer, @Nullable Change latest) {
        boolean isLatest = latest != null && latest.sequence() == customer.sequence();
        lines.add(
                0,
                latest != null && isLatest
                        ? words.say(
                                "title.since",
                                customer.customerId(),
                                customer.tier(),
                                words.instant(latest.effectiveAt()))
                        : words.say("title", customer.customerId(), customer.tier()));
        if (!customer.tier().equals(customer.automaticTier())) {
            lines.add(0, words.say("automatic", customer.automaticTier()));
        }
        Instant asOf = customer.asOf();
        lines.add(0, words.say("policy", customer.program(), String.valueOf(customer.policyVersion())));
        if (asOf != null) {
            lines.add(0, words.say("asOf", words.instant(asOf), words.zone()));
        }
    }

    /** Why it is there now. */
    void now(Lines lines, Customer customer) {
        lines.gap();
        lines.add(0, words.say("now"));
        clocks(lines, customer);
        Explanation explanation = customer.explanation();
        if (explanation == null) {
            numbers(lines, customer);
        } else {
            explanation.outcome().overrides().forEach(override -> lines.add(1, OverrideText.say(words, override)));
            explanations.write(lines, 1, customer.score(), explanation);
        }
    }

    private void clocks(Lines lines, Customer customer) {
        Instant grace = customer.clocks().graceSince();
        Explanation explanation = customer.explanation();
        Instant due = explanation == null ? null : explanation.outcome().downgradeDue();
        if (grace != null) {
            lines.add(
                    1,
                    due == null
                            ? words.say("grace", customer.automaticTier(), words.instant(grace))
                            : words.say(
                                    "grace.due", customer.automaticTier(), words.instant(grace), words.instant(due)));
        }
        Instant hold = customer.clocks().holdUntil();
        Instant asOf = customer.asOf();
        if (hold != null && asOf != null && hold.isAfter(asOf)) {
            lines.add(1, words.say("hold", words.instant(hold)));
        }
        for (Customer.TierState tier : customer.tiers()) {
            Instant since = tier.pendingSince();
            if (since != null) {
                lines.add(1, words.say("pending", tier.id(), words.instant(since)));
            }
        }
    }

    /** What there is to tell where the engine gives no explanation of the present. */
    private void numbers(Lines lines, Customer customer) {
        if (!customer.dimensions().isEmpty()) {
            lines.add(1, words.say("score", words.numberOrNone(customer.score())));
            customer.dimensions()
                    .forEach((name, value) -> lines.add(2, words.say("number", name, words.numberOrNone(value))));
        }
        customer.metrics().forEach((name, value) -> lines.add(1, words.say("number", name, words.numberOrNone(value))));
        lines.add(1, words.say("number", words.say("subject.recencyDays"), words.numberOrNone(customer.recencyDays())));
        lines.add(1, words.say("number", words.say("subject.tenureDays"), words.numberOrNone(customer.tenureDays())));
        lines.add(1, words.say("tiers"));
        ConditionText conditions = new ConditionText(words);
        for (Customer.TierState tier : customer.tiers().reversed()) {
            lines.add(2, conditions.mark(tier.enter()) + words.say("tier.enter", tier.id()));
            lines.add(2, conditions.mark(tier.retain()) + words.say("tier.retain", tier.id()));
        }
        List<Customer.GuardState> guards =
                customer.guards().stream().filter(Customer.GuardState::holds).toList();
        guards.forEach(guard -> lines.add(1, words.say("guard", guard.name(), guard.cap())));
    }
}
