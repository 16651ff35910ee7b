package io.tierengine.policy.check;

import io.tierengine.core.tier.Transitions;
import io.tierengine.policy.document.PolicyDocument;
import io.tierengine.policy.problem.Problems;

/** Step limits whose steps need no time (semantics §4). */
final class TransitionCheck {

    private final PolicyDocument document;
    private final Problems problems;

    TransitionCheck(PolicyDocument document, Problems problems) {
        this.document = document;
        this.problems = problems;
    }

    void check() {
        Transitions transitions = document.policy().transitions();
        int highest = document.policy().tiers().size() - 1;
        if (transitions.upgradeMaxSteps() < highest && transitions.sustained().isZero()) {
            warn(
                    "upgrade",
                    "an upgrade's steps need no time, so a customer climbs through several at one instant",
                    "sustained");
        }
        if (transitions.downgradeMaxSteps() < highest && transitions.grace().isZero()) {
            warn(
                    "downgrade",
                    "a downgrade's steps need no time, so a customer falls through several at one instant",
                    "grace");
        }
    }

    private void warn(String direction, String message, String clock) {
        String path = "spec.transitions." + direction + ".maxSteps";
        problems.warning(document.place(path), message, "set `" + clock + "`, or leave out `maxSteps`");
    }
}
