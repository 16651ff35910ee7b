package io.tierengine.benchmarks.runner.check;

import java.util.List;
import java.util.Optional;

/** Compares decisions as sets per customer. */
final class Comparison {

    private Comparison() {}

    /** The first difference by customer and sequence, in words; empty if there is none. */
    static Optional<String> firstDifference(List<Decision> expected, List<Decision> actual) {
        List<Decision> wanted = sorted(expected);
        List<Decision> found = sorted(actual);
        for (int i = 0; i < wanted.size() || i < found.size(); i++) {
            Optional<String> difference = i >= wanted.size()
                    ? surplus(found.get(i))
                    : i >= found.size() ? missing(wanted.get(i)) : difference(wanted.get(i), found.get(i));
            if (difference.isPresent()) {
                return difference.map(
                        words -> words + " (" + expected.size() + " changes expected, " + actual.size() + " found)");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(Decision wanted, Decision found) {
        if (wanted.equals(found)) {
            return Optional.empty();
        }
        int order = Decision.BY_CUSTOMER_AND_SEQUENCE.compare(wanted, found);
        if (order < 0) {
            return missing(wanted);
        }
        return order > 0 ? surplus(found) : Optional.of("expected " + wanted + ", found " + found);
    }

    private static Optional<String> missing(Decision decision) {
        return Optional.of("there should be " + decision);
    }

    private static Optional<String> surplus(Decision decision) {
        return Optional.of("there should be no " + decision);
    }

    private static List<Decision> sorted(List<Decision> decisions) {
        return decisions.stream().sorted(Decision.BY_CUSTOMER_AND_SEQUENCE).toList();
    }
}
