package io.tierengine.views.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.number.Decimals;
import io.tierengine.views.Course;
import io.tierengine.views.course.CourseEvents.Event;
import io.tierengine.views.course.CourseEvents.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CourseEventsTest {

    private static final List<Event> EVENTS = List.of(
            new Event(1_000, Kind.TIER, 1, "basic", 12_500_000),
            new Event(1_000, Kind.STAGE, 1, "NEW", Decimals.ABSENT),
            new Event(2_000, Kind.RISK, 3, "HIGH", Decimals.ABSENT),
            new Event(3_000, Kind.TIER, 2, "gold", Decimals.ABSENT));

    @Test
    void shouldTellWhatHeldFromEachInstantOnWhateverTopicCameFirst() {
        for (long seed = 0; seed < 20; seed++) {
            List<Event> shuffled = new ArrayList<>(EVENTS);
            Collections.shuffle(shuffled, new Random(seed));

            CourseEvents events = CourseEvents.NONE;
            for (Event event : shuffled) {
                events = events.with(List.of(event));
            }

            assertThat(events.course().points())
                    .as("seed %d", seed)
                    .containsExactly(
                            new Course.Point(Instant.ofEpochMilli(1_000), "basic", new BigDecimal("12.5"), "NEW", null),
                            new Course.Point(
                                    Instant.ofEpochMilli(2_000), "basic", new BigDecimal("12.5"), "NEW", "HIGH"),
                            new Course.Point(Instant.ofEpochMilli(3_000), "gold", null, "NEW", "HIGH"));
        }
    }

    @Test
    void shouldKeepTheLatestAndWhatStillHoldsWhenThereAreTooMany() {
        CourseEvents events = CourseEvents.NONE.with(List.of(new Event(1, Kind.STAGE, 1, "NEW", Decimals.ABSENT)));
        for (int i = 1; i <= 300; i++) {
            events = events.with(List.of(new Event(10 + i, Kind.TIER, i, i % 2 == 0 ? "a" : "b", Decimals.ABSENT)));
        }

        List<Course.Point> points = events.course().points();

        assertThat(events.events()).hasSize(CourseEvents.MOST);
        assertThat(points.getLast()).isEqualTo(new Course.Point(Instant.ofEpochMilli(310), "a", null, "NEW", null));
        assertThat(points.get(1).at()).isEqualTo(Instant.ofEpochMilli(212));
    }

    /** Courses of this form lie on disks and in changelogs. */
    @Test
    void shouldReadTheBytesThatAreStored() {
        String golden = "0101d00f01056261736963a1c21e020001034e455703d00f03044849474801d00f0204676f6c6400";

        CourseEvents events = new CourseEvents(EVENTS);

        assertThat(HexFormat.of().formatHex(events.encode())).isEqualTo(golden);
        assertThat(CourseEvents.decode(HexFormat.of().parseHex(golden))).isEqualTo(events);
    }
}
