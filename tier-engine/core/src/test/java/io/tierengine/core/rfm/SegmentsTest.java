package io.tierengine.core.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentsTest {

    @Test
    void shouldPutEveryCombinationOfScoresIntoExactlyOneStandardSegment() {
        for (int r = 1; r <= 5; r++) {
            for (int f = 1; f <= 5; f++) {
                for (int m = 1; m <= 5; m++) {
                    int recency = r;
                    int frequency = f;
                    int monetary = m;
                    List<String> names = Segments.STANDARD.stream()
                            .filter(segment -> segment.contains(recency, frequency, monetary))
                            .map(Segment::name)
                            .toList();

                    assertThat(names).as("R %d, F %d, M %d", r, f, m).hasSize(1);
                    assertThat(Segments.standard().of(r, f, m)).isEqualTo(names.getFirst());
                }
            }
        }
    }

    @Test
    void shouldHaveAllElevenStandardSegmentsInUse() {
        assertThat(Segments.standard().names())
                .containsExactlyInAnyOrder(
                        "champions",
                        "loyal",
                        "potential-loyalist",
                        "new",
                        "promising",
                        "need-attention",
                        "about-to-sleep",
                        "cannot-lose",
                        "at-risk",
                        "hibernating",
                        "lost");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldTellTheSameInSpans(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Segments segments = seed == 1 ? Segments.standard() : Segments.by((_, _, _) -> "s" + random.nextInt(3));

        List<Segment> spans = segments.spans();

        for (int i = 0; i < Segments.COMBINATIONS; i++) {
            int r = i / 25 + 1;
            int f = i / 5 % 5 + 1;
            int m = i % 5 + 1;
            assertThat(spans.stream().filter(span -> span.contains(r, f, m)))
                    .as("R %d, F %d, M %d", r, f, m)
                    .singleElement()
                    .returns(segments.of(r, f, m), Segment::name);
        }
    }

    @ParameterizedTest(name = "R {0}, F {1}, M {2}: {3}")
    @CsvSource({
        "5, 5, 5, champions",
        "5, 4, 4, champions",
        "5, 4, 3, loyal",
        "4, 5, 5, loyal",
        "3, 4, 1, loyal",
        "3, 3, 5, need-attention",
        "4, 3, 5, potential-loyalist",
        "5, 1, 5, new",
        "4, 1, 1, promising",
        "3, 2, 5, about-to-sleep",
        "2, 4, 4, cannot-lose",
        "1, 5, 3, at-risk",
        "1, 3, 5, at-risk",
        "2, 1, 1, hibernating",
        "1, 2, 5, hibernating",
        "1, 1, 5, lost"
    })
    void shouldNameTheSegmentAtItsBounds(int r, int f, int m, String segment) {
        assertThat(Segments.standard().of(r, f, m)).isEqualTo(segment);
    }
}
