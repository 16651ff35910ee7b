package io.tierengine.core.oracle;

import io.tierengine.core.fact.EventText;
import io.tierengine.core.metric.CaseTypes;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.time.CalendarDuration;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cases of a metric, each followed by itself through all its events in the order in which they arrived (semantics §7, and the
 * project's own semantics on what arrives out of order).
 */
final class OracleCases {

    /** A case that was closed. */
    record Solved(Instant closedAt, Duration length) {}

    private final List<Instant> openedAt = new ArrayList<>();
    private final List<Solved> solved = new ArrayList<>();
    private boolean closingCameFirst;
    private boolean openedTwice;
    private boolean reopened;

    /** @param events in the order in which they arrived */
    OracleCases(Metric metric, List<OracleEvent> events, OracleCalendar calendar, CalendarDuration remembered) {
        CaseTypes types = Objects.requireNonNull(metric.cases());
        List<OracleEvent> steps = events.stream()
                .filter(Predicate.not(OracleEvent::isTransaction))
                .filter(event ->
                        types.opens().contains(event.type()) || types.closes().contains(event.type()))
                .filter(event -> metric.where() == null || OracleExpressions.holds(metric.where(), event))
                .toList();
        steps.stream()
                .map(event -> event.eventText(EventText.CASE_ID))
                .filter(Objects::nonNull)
                .distinct()
                .forEach(id -> follow(
                        types,
                        steps.stream()
                                .filter(event -> id.equals(event.eventText(EventText.CASE_ID)))
                                .toList(),
                        calendar,
                        remembered));
    }

    private void follow(
            CaseTypes types, List<OracleEvent> steps, OracleCalendar calendar, CalendarDuration remembered) {
        @Nullable Instant opening = null;
        @Nullable OracleEvent closing = null;
        boolean closingHasOpening = false;
        for (OracleEvent step : steps) {
            Instant at = step.occurredAt();
            if (closing != null && step.seenAt().isAfter(calendar.plus(closing.seenAt(), remembered))) {
                closing = null;
            }
            if (types.opens().contains(step.type())) {
                if (opening != null) {
                    openedTwice = true;
                    opening = at.isBefore(opening) ? at : opening;
                } else if (closing != null && !closing.occurredAt().isBefore(at)) {
                    if (!closingHasOpening) {
                        solved.add(new Solved(closing.occurredAt(), Duration.between(at, closing.occurredAt())));
                        closingCameFirst = true;
                    }
                    closingHasOpening = true;
                } else {
                    reopened |= closing != null;
                    opening = at;
                    closing = null;
                }
            } else if (opening != null) {
                if (!at.isBefore(opening)) {
                    solved.add(new Solved(at, Duration.between(opening, at)));
                    opening = null;
                    closing = step;
                    closingHasOpening = true;
                }
            } else if (closing == null) {
                closing = step;
                closingHasOpening = false;
            }
        }
        if (opening != null) {
            openedAt.add(opening);
        }
    }

    BigDecimal open() {
        return OracleNumbers.whole(openedAt.size());
    }

    Optional<Instant> oldest() {
        return openedAt.stream().min(Comparator.naturalOrder());
    }

    @Nullable
    BigDecimal oldestHours(Instant now) {
        return oldest().map(opened ->
                        OracleNumbers.whole(Duration.between(opened, now).toHours()))
                .orElse(null);
    }

    /** The mean length in hours of those closed cases that a window holds. */
    @Nullable
    BigDecimal meanHours(Predicate<Instant> within) {
        List<Duration> lengths = solved.stream()
                .filter(one -> within.test(one.closedAt()))
                .map(Solved::length)
                .toList();
        BigDecimal millis = lengths.stream()
                .map(length -> OracleNumbers.whole(length.toMillis()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return OracleNumbers.quotient(millis, OracleNumbers.whole(3_600_000L * lengths.size()));
    }

    /** The next instant at which the oldest open case is a whole hour older. */
    Stream<Instant> nextHour(Instant now) {
        return oldest().stream()
                .map(opened -> opened.plus(
                        Duration.ofHours(Duration.between(opened, now).toHours() + 1)));
    }

    /** What came up, by name. */
    Stream<String> happenings() {
        return Stream.of(
                        openedAt.size() > 1 ? "several open cases" : "",
                        openedAt.isEmpty() ? "" : "open case",
                        solved.isEmpty() ? "" : "closed case",
                        closingCameFirst ? "case whose closing came first" : "",
                        openedTwice ? "case opened twice" : "",
                        reopened ? "case opened again" : "")
                .filter(Predicate.not(String::isEmpty));
    }
}
