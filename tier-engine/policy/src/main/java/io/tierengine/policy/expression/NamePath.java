package io.tierengine.policy.expression;

import java.util.List;

/** A variable as written: {@code metrics.spend365}, {@code event.attributes["campaign"]}. */
record NamePath(List<Step> steps) {

    NamePath {
        steps = List.copyOf(steps);
    }

    /**
     * One name of it.
     *
     * @param offset in the expression, in code points
     */
    record Step(String name, int offset) {}

    Step head() {
        return steps.getFirst();
    }

    Step step(int index) {
        return steps.get(index);
    }

    int length() {
        return steps.size();
    }

    @Override
    public String toString() {
        return String.join(".", steps.stream().map(Step::name).toList());
    }
}
