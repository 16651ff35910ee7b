package io.tierengine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.customer.CustomerSnapshot;
import io.tierengine.core.customer.CustomerState;
import io.tierengine.core.customer.SegmentChange;
import io.tierengine.core.customer.TierChange;
import io.tierengine.core.customer.TierChanges;
import io.tierengine.core.customer.TierDecider;
import io.tierengine.core.fact.Fact;
import io.tierengine.policy.CdnowSegments.Scores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private Map<String, List<Fact>> factsUntil(Instant until) throws IOException {
        return AcceptanceSet.in(folder).factsUntil(until);
    }

    private static TierDecider decider() {
        String yaml = """
            apiVersion: tierengine.io/v1
            kind: TierPolicy
            metadata: {name: cd-shop-rfm, version: 1}
            spec:
              timezone: %s
              currency: USD
              rfm:
                window: P%dD
                cutoffs: {recency: %s, frequency: %s, monetary: %s}
              score:
                dimensions:
                  - {name: r, weight: 1, indicators: [{expression: rfm.recency, bands: &BANDS}]}
                  - {name: f, weight: 1, indicators: [{expression: rfm.frequency, bands: &BANDS}]}
                  - {name: m, weight: 1, indicators: [{expression: rfm.monetary, bands: &BANDS}]}
              tiers:
                - {id: all}
            """.formatted(
                        CdnowSegments.ZONE,
                        CdnowSegments.WINDOW_DAYS,
                        CdnowSegments.RECENCY,
                        CdnowSegments.FREQUENCY,
                        CdnowSegments.MONETARY)
                .replace("&BANDS", ONE_TO_FIVE);
        return new TierDecider(Golden.valid("cdnow-rfm.yaml", yaml).policy());
    }

    private static CustomerState advanced(
            TierDecider decider, String customer, List<Fact> facts, Instant until, List<String> told) {
        CustomerState state = decider.newCustomer(customer);
        var changes = new Told(told);
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
