package io.tierengine.policy;

import io.tierengine.core.policy.Policy;
import io.tierengine.policy.document.PolicyDocument;
import io.tierengine.policy.problem.Problem;
import java.util.List;

/** What became of a policy's text. */
public sealed interface PolicyReading {

    /** Everything to be said, in the order of the file. */
    List<Problem> problems();

    /**
     * It can be used.
     *
     * @param warnings of what hardly does what was meant
     */
    record Valid(PolicyDocument document, List<Problem> warnings) implements PolicyReading {
        public Valid {
            warnings = List.copyOf(warnings);
        }

        public Policy policy() {
            return document.policy();
        }

        @Override
        public List<Problem> problems() {
            return warnings;
        }
    }

    /**
     * It is refused as a whole.
     *
     * @param problems at least one of them an error
     */
    record Invalid(List<Problem> problems) implements PolicyReading {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
