package io.tierengine.core.customer;

import io.tierengine.core.policy.Policy;
import io.tierengine.core.time.LocalCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Foretells a customer's numbers: a copy goes from one instant at which time alone can change anything to the next, by the rules that decide, and is
 * looked at there and at the beginning of each local day. What changes with every hour, such as the age of a case, is so told once a day.
 */
final class Foretelling {

    /** Evaluations after which a look ends before its last day: 400 days, and a busy customer's hours. */
    private static final int MOST_EVALUATIONS = 20_000;

    private final Policy policy;
    private final LocalCalendar calendar;
    private final TierDecider decider;
    private final CustomerView view;

    Foretelling(Policy policy, LocalCalendar calendar, TierDecider decider, CustomerView view) {
        this.policy = policy;
        this.calendar = calendar;
        this.decider = decider;
        this.view = view;
    }

    /**
     * Looks from an instant on.
     *
     * @param state which isn't changed; its history mustn't be away
     * @param nowMillis if the customer has been evaluated further, from there
     * @param days local days after the one of {@code nowMillis}
     */
    Timeline look(CustomerState state, long nowMillis, int days) {
        long now = state.isEnrolled() ? Math.max(nowMillis, state.asOfMillis) : nowMillis;
        long end = calendar.startOf(calendar.dayOf(now) + days);
        Lines lines = new Lines();
        long until = end;
        if (state.isEnrolled()) {
            CustomerState ahead = state.forecast();
            ahead.cutoffsMillis = now;
            while (ahead.asOfMillis < now) {
                decider.evaluateTierAt(ahead, Math.min(decider.nextTierInstantMillis(ahead), now));
            }
            view.open(ahead);
            lines.add(now);
            until = look(ahead, end, lines);
        }
        return lines.timeline(now, until);
    }

    /** Up to where it came. */
    private long look(CustomerState ahead, long endMillis, Lines lines) {
        for (int i = 0; ahead.asOfMillis < endMillis && i < MOST_EVALUATIONS; i++) {
            long tomorrow = calendar.startOf(calendar.dayOf(ahead.asOfMillis) + 1);
            decider.evaluateTierAt(ahead, Math.min(decider.nextTierInstantMillis(ahead), tomorrow));
            view.open(ahead);
            lines.add(ahead.asOfMillis);
        }
        return ahead.asOfMillis;
    }

    /** The lines as they grow. */
    private final class Lines {

        private final List<Line> metrics = new ArrayList<>();
        private final Line score = new Line();

        Lines() {
            policy.metrics().forEach(_ -> metrics.add(new Line()));
        }

        void add(long atMillis) {
            for (int i = 0; i < metrics.size(); i++) {
                metrics.get(i).add(atMillis, view.metric(i));
            }
            if (!policy.dimensions().isEmpty()) {
                score.add(atMillis, view.score());
            }
        }

        Timeline timeline(long nowMillis, long untilMillis) {
            List<Timeline.Line> told = new ArrayList<>();
            for (int i = 0; i < metrics.size(); i++) {
                told.add(new Timeline.Line(
                        policy.metrics().get(i).name(), metrics.get(i).points()));
            }
            return new Timeline(
                    Instant.ofEpochMilli(nowMillis), Instant.ofEpochMilli(untilMillis), told, score.points());
        }
    }

    /** One number as it changes. */
    private final class Line {

        private record Value(long atMillis, long micros) {}

        private final List<Value> values = new ArrayList<>();

        void add(long atMillis, long micros) {
            if (values.isEmpty()) {
                values.add(new Value(atMillis, micros));
                return;
            }
            if (values.getLast().micros() == micros) {
                return;
            }
            // The first value is that of now, and stays.
            if (values.size() > 1 && calendar.dayOf(values.getLast().atMillis()) == calendar.dayOf(atMillis)) {
                values.removeLast();
            }
            if (values.getLast().micros() != micros) {
                values.add(new Value(atMillis, micros));
            }
        }

        List<Timeline.Point> points() {
            return values.stream()
                    .map(value -> new Timeline.Point(
                            Instant.ofEpochMilli(value.atMillis()), CustomerSnapshot.number(value.micros())))
                    .toList();
        }
    }
}
