package io.tierengine.policy.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects every problem of one policy file, so that all of them can be told at once. */
public final class Problems {

    private final String file;
    private final List<String> lines;
    private final List<Problem> found = new ArrayList<>();

    /**
     * With nothing found yet.
     *
     * @param text of the file, from which problems show their line
     */
    public Problems(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
    }

    public void error(Kind kind, Place place, String message, @Nullable String hint) {
        add(Severity.ERROR, kind, place, message, hint);
    }

    public void warning(Place place, String message, @Nullable String hint) {
        add(Severity.WARNING, Kind.CONTRADICTION, place, message, hint);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /** In the order of the file. */
    public List<Problem> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /** A line of the file, without its end; empty beyond the last. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    private void add(Severity severity, Kind kind, Place place, String message, @Nullable String hint) {
        found.add(new Problem(
                severity, kind, file, place.line(), place.column(), place.path(), message, hint, line(place.line())));
    }
}
