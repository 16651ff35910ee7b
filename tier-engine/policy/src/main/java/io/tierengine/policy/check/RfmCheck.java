package io.tierengine.policy.check;

import io.tierengine.core.number.Decimals;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.core.rfm.RfmScale;
import io.tierengine.policy.document.PolicyDocument;
import io.tierengine.policy.problem.Problems;

/** Cut-offs that no customer, or every one, gets over. */
final class RfmCheck {

    private final PolicyDocument document;
    private final Ranges ranges;
    private final Problems problems;

    RfmCheck(PolicyDocument document, Ranges ranges, Problems problems) {
        this.document = document;
        this.ranges = ranges;
        this.problems = problems;
    }

    void check() {
        RfmRules rules = document.policy().rfm();
        if (rules != null) {
            check(rules.frequency(), "frequency");
            check(rules.monetary(), "monetary");
        }
    }

    private void check(RfmScale scale, String key) {
        Range value = ranges.of(scale.value());
        String path = "spec.rfm.cutoffs." + key;
        for (int i = 0; i < scale.cutoffs().size(); i++) {
            long cutoff = scale.cutoffs().get(i);
            if (value.mayBePresent() && cutoff > value.most()) {
                String message = "the number is at most " + Decimals.format(value.most()) + ", so it never reaches "
                        + Decimals.format(cutoff);
                problems.warning(document.place(path + "[" + i + "]"), message, null);
            } else if (!value.mayBeAbsent() && cutoff <= value.least()) {
                String message = "the number is at least " + Decimals.format(value.least())
                        + ", so nobody has a score below " + (i + 2);
                problems.warning(document.place(path + "[" + i + "]"), message, "write a higher number");
            }
        }
    }
}
