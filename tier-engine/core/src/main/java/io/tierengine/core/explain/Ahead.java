package io.tierengine.core.explain;

import java.util.function.LongPredicate;

/** Looks at what time alone does to a customer's numbers. Instants in epoch milliseconds. */
public interface Ahead {

    /** From when on a metric, in micros or absent, is as wanted if no fact comes; {@link Gap#NEVER}: not as far as is looked. */
    long metricMillis(int metric, LongPredicate wanted);

    /** The start of a local day that lies some days after the present one. */
    long dayMillis(long daysAhead);
}
