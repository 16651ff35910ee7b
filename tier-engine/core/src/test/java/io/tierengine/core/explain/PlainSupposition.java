package io.tierengine.core.explain;

import io.tierengine.core.expression.Condition;
import io.tierengine.core.expression.NumberExpression;
import io.tierengine.core.expression.Scope;
import java.util.List;

/** A customer for whom some steps are taken already. */
final class PlainSupposition {

    private final PlainWhatIf whatIf;
    private final List<PlainStep> steps;

    /** Supposes the steps and nothing else. Valid until the next supposition is made of the same. */
    PlainSupposition(PlainWhatIf whatIf, List<PlainStep> steps) {
        this.whatIf = whatIf;
        this.steps = steps;
        suppose();
    }

    private void suppose() {
        whatIf.reset();
        for (PlainStep step : steps) {
            if (step.variable() != null) {
                whatIf.suppose(step.variable(), step.value());
            }
        }
    }

    Scope scope() {
        return whatIf;
    }

    /** Whether a condition would hold if one number were another as well. */
    boolean holds(Condition condition, NumberExpression variable, long value) {
        whatIf.suppose(variable, value);
        boolean holds = condition.holds(whatIf);
        suppose();
        return holds;
    }
}
