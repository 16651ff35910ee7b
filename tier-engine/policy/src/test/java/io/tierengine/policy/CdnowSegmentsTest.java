package io.tierengine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.customer.CustomerSnapshot;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.SegmentChange;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.core.rfm.CustomerCount;
import io.tierengine.core.rfm.CutoffSchedule;
import io.tierengine.core.rfm.CutoffTable;
import io.tierengine.core.rfm.RfmRules;
import io.tierengine.policy.CdnowSegments.Scores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Scores and segments of the CDNOW sample, by the engine and by {@link CdnowSegments}. */
class CdnowSegmentsTest {

    private static final String ONE_TO_FIVE = "[{from: 5, points: 5}, {from: 4, points: 4}, {from: 3, points: 3}, "
            + "{from: 2, points: 2}, {from: 1, points: 1}]";

    private Path folder = Path.of("");

    @BeforeEach
    void findTheSample() throws IOException {
        folder = AcceptanceData.folders().stream()
                .filter(candidate -> candidate.endsWith("cdnow-sample"))
                .findFirst()
                .orElseThrow(() -> new TestAbortedException("no CDNOW sample"));
    }

    @Test
    void shouldTellEveryChangeOfSegmentToTheInstant() throws IOException {
        Instant until = Instant.parse("1999-01-01T05:00:00Z");
        CdnowSegments independent = CdnowSegments.of(folder.resolve("transactions.csv"));
        TierDecider decider = decider();
        List<String> expected = new ArrayList<>();
        List<String> told = new ArrayList<>();

        factsUntil(until).forEach((customer, facts) -> {
            advanced(decider, customer, facts, until, told);
            expected.addAll(independent.changes(customer, until));
        });

        assertThat(expected).hasSizeGreaterThan(5_000);
        assertThat(told).containsExactlyElementsOf(expected);
        Set<String> segments = expected.stream()
                .map(line -> line.substring(line.indexOf("-> ") + 3, line.length() - 4))
                .collect(Collectors.toSet());
        System.out.println(expected.size() + " changes between the segments " + segments);
        assertThat(segments).hasSize(11);
    }

    @Test
    void shouldScoreEveryCustomerAsTheRowsSay() throws IOException {
        CdnowSegments independent = CdnowSegments.of(folder.resolve("transactions.csv"));
        TierDecider decider = decider();
        for (String day : List.of("1997-02-28", "1997-06-30", "1997-12-31", "1998-03-15", "1998-07-01")) {
            Instant at = Instant.parse(day + "T20:00:00Z");
            factsUntil(at).forEach((customer, facts) -> {
                CustomerState state = advanced(decider, customer, facts, at, new ArrayList<>());

                Scores expected = independent.scores(customer, at);

                assertThat(scores(decider.describe(state)))
                        .as("%s on %s", customer, day)
                        .isEqualTo(expected);
                assertThat(state.segment()).as("%s on %s", customer, day).isEqualTo(expected.segment());
            });
        }
    }

    @Test
    void shouldTellEveryChangeByCutoffsThatAreCountedEachMonth() throws IOException {
        Instant until = Instant.parse("1998-07-15T04:00:00Z");
        CdnowSegments independent = CdnowSegments.of(folder.resolve("transactions.csv"));
        CdnowPercentiles percentiles = CdnowPercentiles.of(independent, LocalDate.of(1997, 1, 1), until);
        TierDecider decider = decider("percentiles: [20, 40, 60, 80]");
        Map<String, List<Fact>> facts = factsUntil(until);
        CustomerCounts counts = new CustomerCounts();
        facts.forEach((customer, own) -> advanced(decider, customer, own, until, counts));
        decider.setCutoffs(counts.table(Objects.requireNonNull(decider.policy().rfm())));
        List<String> expected = new ArrayList<>();
        List<String> told = new ArrayList<>();

        facts.forEach((customer, own) -> {
            advanced(decider, customer, own, until, told);
            expected.addAll(independent.changes(customer, until, percentiles::at));
        });

        assertThat(expected).hasSizeGreaterThan(5_000);
        assertThat(told).containsExactlyElementsOf(expected);
        assertThat(percentiles.effects()).hasSize(18);
        System.out.println(expected.size() + " changes by cut-offs of "
                + counts.byInstant.keySet().stream().map(Instant::ofEpochMilli).toList());
    }

    /** Counts customers at each counting instant. */
    private static final class CustomerCounts implements TierChanges {

        private final SortedMap<Long, CustomerCount> byInstant = new TreeMap<>();

        @Override
        public void changed(TierChange change) {}

        @Override
        public void counted(String customerId, long atMillis, long recencyDays, long frequency, long monetary) {
            byInstant.computeIfAbsent(atMillis, _ -> new CustomerCount()).add(recencyDays, frequency, monetary);
        }

        CutoffTable table(RfmRules rules) {
            CutoffSchedule schedule = Objects.requireNonNull(rules.schedule());
            CutoffTable table = CutoffTable.EMPTY;
            for (Map.Entry<Long, CustomerCount> count : byInstant.entrySet()) {
                long at = count.getKey();
                table = table.with(count.getValue()
                        .cutoffs(schedule, at, schedule.regularEffectMillis(at))
                        .orElseThrow());
            }
            return table;
        }
    }

    private Map<String, List<Fact>> factsUntil(Instant until) throws IOException {
        return AcceptanceSet.in(folder).factsUntil(until);
    }

    private static TierDecider decider() {
        return decider("recency: %s, frequency: %s, monetary: %s"
                .formatted(CdnowSegments.RECENCY, CdnowSegments.FREQUENCY, CdnowSegments.MONETARY));
    }

    private static TierDecider decider(String cutoffs) {
        String yaml = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: cd-shop-rfm, version: 1}
            spec:
              timezone: %s
              currency: USD
              rfm:
                window: P%dD
                cutoffs: {%s}
              score:
                dimensions:
                  - {name: r, weight: 1, indicators: [{expression: rfm.recency, bands: &BANDS}]}
                  - {name: f, weight: 1, indicators: [{expression: rfm.frequency, bands: &BANDS}]}
                  - {name: m, weight: 1, indicators: [{expression: rfm.monetary, bands: &BANDS}]}
              tiers:
                - {id: all}
            """.formatted(CdnowSegments.ZONE, CdnowSegments.WINDOW_DAYS, cutoffs)
                .replace("&BANDS", ONE_TO_FIVE);
        return new TierDecider(Golden.valid("cdnow-rfm.yaml", yaml).policy());
    }

    private static CustomerState advanced(
            TierDecider decider, String customer, List<Fact> facts, Instant until, List<String> told) {
        return advanced(decider, customer, facts, until, new Told(told));
    }

    private static CustomerState advanced(
            TierDecider decider, String customer, List<Fact> facts, Instant until, TierChanges changes) {
        CustomerState state = decider.newCustomer(customer);
        facts.forEach(fact -> decider.accept(state, fact, changes));
        decider.advance(state, until.toEpochMilli(), changes);
        return state;
    }

    private static Scores scores(CustomerSnapshot snapshot) {
        List<Integer> scores = snapshot.dimensions().stream()
                .map(CustomerSnapshot.Reading::value)
                .map(value -> value == null ? 0 : value.intValueExact())
                .toList();
        return new Scores(scores.get(0), scores.get(1), scores.get(2));
    }

    /** Writes down changes of segment. */
    private record Told(List<String> lines) implements TierChanges {
        @Override
        public void changed(TierChange change) {}

        @Override
        public void segmentChanged(SegmentChange change) {
            lines.add(CdnowSegments.line(
                    change.customerId(),
                    change.sequence(),
                    Instant.ofEpochMilli(change.effectiveAtMillis()),
                    change.previous(),
                    change.segment(),
                    new Scores(change.recency(), change.frequency(), change.monetary())));
        }
    }
}
