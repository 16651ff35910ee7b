package io.tierengine.cli.facts;

import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.FactKind;
import java.util.Comparator;

/**
 * A fact with its place among all facts.
 *
 * @param order the number by which facts are taken first: epoch milliseconds of when it happened, or its arrival
 * @param file of {@link FactFiles}, counted from 0
 * @param line on which the row begins
 */
public record FactRow(Fact fact, long order, int file, int line) implements ParsedRow, Comparable<FactRow> {

    private static final Comparator<FactRow> TIES = Comparator.<FactRow, FactKind>comparing(row -> row.fact.kind())
            .thenComparingInt(FactRow::file)
            .thenComparingInt(FactRow::line);

    /** By order, then profiles, overrides, assessments, transactions, interactions, each as in their files. */
    @Override
    public int compareTo(FactRow other) {
        int byOrder = Long.compare(order, other.order);
        return byOrder != 0 ? byOrder : TIES.compare(this, other);
    }
}
