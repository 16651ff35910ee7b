package io.tierengine.policy.check;

import io.tierengine.core.policy.Policy;
import io.tierengine.policy.document.PolicyDocument;
import io.tierengine.policy.problem.Problems;

/**
 * Warns of rules that contradict each other or can't have an effect. What is warned of is so; not everything that is so is
 * found.
 */
public final class Contradictions {

    private Contradictions() {}

    public static void check(PolicyDocument document, Problems problems) {
        Policy policy = document.policy();
        var ranges = new Ranges(policy);
        new MetricCheck(document, ranges, problems).check();
        new ScoreCheck(document, ranges, problems).check();
        new RfmCheck(document, ranges, problems).check();
        new TierCheck(document, ranges, problems).check();
        new TransitionCheck(document, problems).check();
    }
}
