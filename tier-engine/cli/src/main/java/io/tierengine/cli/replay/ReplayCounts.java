package io.tierengine.cli.replay;

/** What one thread of a replay has counted. */
final class ReplayCounts {

    /** Facts that count. */
    long accepted;

    /** Facts with the id of an earlier one. */
    long duplicates;

    /** Facts after {@code --until}, which are left out. */
    long afterUntil;

    /** Rows that can't be taken. */
    long badRows;

    /** Customers with at least one accepted fact. */
    long customers;

    /** Tier changes. */
    long changes;

    void add(ReplayCounts other) {
        accepted += other.accepted;
        duplicates += other.duplicates;
        afterUntil += other.afterUntil;
        badRows += other.badRows;
        customers += other.customers;
        changes += other.changes;
    }
}
