package io.tierengine.views;

import io.tierengine.streams.query.CustomerAnswer;
import java.time.Instant;
import java.util.Optional;

/**
 * Questions about many customers, answered from the partitions of this instance alone; {@link MergedViews} puts the answers of several together.
 * Safe for use by several threads. Somebody who is limited by a {@link Visibility} gets the same as if there were no other customers; but movements
 * count where a customer was looked after when it moved.
 */
public interface ViewQueries {

    /** A page of a list. */
    ViewAnswer<Page> list(ListQuery query);

    /** The row of one customer; unknown if it has no tier yet. */
    CustomerAnswer<Row> row(String customerId);

    /** How a customer came to where it is. */
    CustomerAnswer<Course> course(String customerId);

    /** What was told of a customer's risk. */
    CustomerAnswer<Alerts> alerts(String customerId);

    /** Customers by tier, stage, risk and segment. */
    ViewAnswer<Counts> counts(Optional<Visibility> visibility);

    /**
     * Customers by an attribute, tier and stage.
     *
     * @param attribute one of {@link Attribute#CROSSED}
     */
    ViewAnswer<CrossTable> crossTable(Attribute attribute, Optional<Visibility> visibility);

    /** Changes of tier in hours or days that begin at {@code from} or later, and before {@code to}. */
    ViewAnswer<Movements> movements(Instant from, Instant to, Step step, Optional<Visibility> visibility);

    /**
     * Customers by tier at the beginning of each hour or day that begins at {@code from} or later, and not after {@code to}.
     *
     * @throws IllegalArgumentException if that is more than {@value #MOST_POINTS} points
     */
    ViewAnswer<Distribution> distribution(Instant from, Instant to, Step step, Optional<Visibility> visibility);

    /** Most points of a distribution. */
    int MOST_POINTS = 1_000;

    /**
     * Downgrades to come.
     *
     * @param today the instant from whose day on
     * @param days how many days, today's included; those that should have been before it are counted today
     */
    ViewAnswer<Falls> falls(Instant today, int days, Optional<Visibility> visibility);
}
