package io.tierengine.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.customer.CustomerSnapshot;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.CustomerStateCodec;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.customer.Timeline;
import io.tierengine.core.customer.Timeline.Point;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.metric.Aggregate;
import io.tierengine.core.metric.Metric;
import io.tierengine.core.policy.Policy;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmCutoffs;
import io.tierengine.core.time.LocalCalendar;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is foretold of every customer comes true, whatever the policy; on the oracle's scenarios. */
class TimelinesTest {

    private static final int CASES = Integer.getInteger("property.cases", 300);
    private static final long SEED = Long.getLong("property.seed", 7_000_000L);
    private static final int MOST_DAYS = 120;

    private int changesSeen;
    private Set<String> ageing = Set.of();

    @Test
    void shouldForetellWhatIsSeenWhenTheTimeHasCome() {
        for (long seed = SEED; seed < SEED + CASES; seed++) {
            try {
                run(ScenarioGenerator.of(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with -Dproperty.seed=" + seed + " -Dproperty.cases=1", e);
            }
        }
        assertThat(changesSeen).as("changes that were foretold").isGreaterThan(CASES);
    }

    private void run(Scenario scenario) {
        TierDecider decider = new TierDecider(scenario.policy());
        decider.setCutoffs(scenario.cutoffs());
        CustomerState state = decider.newCustomer(Scenario.CUSTOMER);
        for (Fact fact : scenario.facts()) {
            decider.accept(state, fact, TimelinesTest::ignore);
        }
        if (!state.isEnrolled()) {
            return;
        }
        SplittableRandom random = new SplittableRandom(scenario.seed());
        long now = state.asOfMillis() + random.nextLong(40L * 86_400_000) - 86_400_000;
        decider.setCutoffs(inForceBy(now, scenario.cutoffs()));
        CustomerStateCodec codec = new CustomerStateCodec(decider);
        byte[] before = codec.encode(state);

        Timeline timeline = decider.foretell(state, now, 1 + random.nextInt(MOST_DAYS));

        assertThat(codec.encode(state)).isEqualTo(before);
        assertThat(timeline.now().toEpochMilli()).isEqualTo(Math.max(now, state.asOfMillis()));
        requireComingTrue(decider, state, timeline);
    }

    /** Those that are still in force when the time has come: later ones undo what was foretold. */
    private static CutoffTable inForceBy(long millis, CutoffTable cutoffs) {
        CutoffTable known = CutoffTable.EMPTY;
        for (RfmCutoffs counted : cutoffs.all()) {
            known = counted.effectiveFromMillis() <= millis ? known.with(counted) : known;
        }
        return known;
    }

    private void requireComingTrue(TierDecider decider, CustomerState state, Timeline timeline) {
        Policy policy = decider.policy();
        LocalCalendar calendar = LocalCalendar.of(policy.zone());
        long now = timeline.now().toEpochMilli();
        // The age of a case grows by the hour and is told once a day.
        ageing = policy.metrics().stream()
                .filter(metric -> metric.aggregate() == Aggregate.OLDEST_OPEN_HOURS)
                .map(Metric::name)
                .collect(Collectors.toSet());
        decider.advance(state, now, TimelinesTest::ignore);
        requireLines(decider.describe(state), timeline, now, false);
        int last = calendar.dayOf(timeline.until().toEpochMilli());
        for (int day = calendar.dayOf(now); day < last; day++) {
            long start = calendar.startOf(day);
            long end = calendar.startOf(day + 1) - 1;
            for (Instant at : instantsOf(timeline, Math.max(start, now + 1), end)) {
                decider.advance(state, at.toEpochMilli(), TimelinesTest::ignore);
                requireLines(decider.describe(state), timeline, at.toEpochMilli(), true);
            }
            decider.advance(state, end, TimelinesTest::ignore);
            requireLines(decider.describe(state), timeline, end, false);
        }
        timeline.metrics().forEach(line -> requireOnePointADay(calendar, line.points()));
        requireOnePointADay(calendar, timeline.score());
    }

    private static List<Instant> instantsOf(Timeline timeline, long from, long to) {
        Set<Instant> found = new HashSet<>();
        timeline.metrics().forEach(line -> line.points().stream().map(Point::at).forEach(found::add));
        timeline.score().stream().map(Point::at).forEach(found::add);
        return found.stream()
                .filter(at -> at.toEpochMilli() >= from && at.toEpochMilli() <= to)
                .sorted()
                .toList();
    }

    /** @param onlyWhatChanges those lines only that have a point at that instant */
    private void requireLines(CustomerSnapshot seen, Timeline timeline, long atMillis, boolean onlyWhatChanges) {
        for (int i = 0; i < timeline.metrics().size(); i++) {
            Timeline.Line line = timeline.metrics().get(i);
            assertThat(line.name()).isEqualTo(seen.metrics().get(i).name());
            require(line.name(), line.points(), seen.metrics().get(i).value(), atMillis, onlyWhatChanges);
        }
        if (!seen.dimensions().isEmpty()) {
            require("score", timeline.score(), seen.score(), atMillis, onlyWhatChanges);
        }
    }

    private void require(
            String name, List<Point> points, @Nullable BigDecimal seen, long atMillis, boolean onlyWhatChanges) {
        Point told = points.stream()
                .filter(point -> point.at().toEpochMilli() <= atMillis)
                .reduce((_, later) -> later)
                .orElseThrow();
        if (told.at().toEpochMilli() != atMillis && (onlyWhatChanges || ageing.contains(name))) {
            return;
        }
        changesSeen += told.at().toEpochMilli() == atMillis && onlyWhatChanges ? 1 : 0;
        assertThat(told.value())
                .as("%s at %s", name, Instant.ofEpochMilli(atMillis))
                .isEqualTo(seen);
    }

    private static void requireOnePointADay(LocalCalendar calendar, List<Point> points) {
        for (int i = 2; i < points.size(); i++) {
            assertThat(calendar.dayOf(points.get(i).at().toEpochMilli()))
                    .isGreaterThan(calendar.dayOf(points.get(i - 1).at().toEpochMilli()));
            assertThat(points.get(i).value()).isNotEqualTo(points.get(i - 1).value());
        }
    }

    private static void ignore(TierChange change) {}
}
