package io.tierengine.cli.explain;

import java.util.List;

/** All that is told of a customer, part by part. */
final class ExplainPage {

    private final Lines lines = new Lines();
    private final CustomerText customers;
    private final ChangeText changes;
    private final CourseText courses;

    ExplainPage(Words words) {
        customers = new CustomerText(words);
        changes = new ChangeText(words);
        courses = new CourseText(words);
    }

    /**
     * Who it is.
     *
     * @param kept tier changes, the oldest first
     */
    void head(Customer customer, List<Change> kept) {
        customers.head(lines, customer, kept.isEmpty() ? null : kept.getLast());
    }

    /** Why it is where it is. */
    void now(Customer customer) {
        customers.now(lines, customer);
    }

    /** The latest changes, the latest first. */
    void changes(List<Change> kept, int wanted) {
        kept.reversed().stream().limit(wanted).forEach(change -> {
            lines.gap();
            changes.write(lines, change);
        });
    }

    /** What would be. */
    void whatIf(List<SupposedFact> facts, int days, Course course) {
        lines.gap();
        courses.write(lines, facts, days, course);
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
