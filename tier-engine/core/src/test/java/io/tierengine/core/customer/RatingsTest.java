package io.tierengine.core.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.fact.Assessment;
import io.tierengine.core.number.Decimals;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which judgement counts. */
class RatingsTest {

    private static final List<String> CRITERIA = List.of("trust", "fit");
    private static final int TRUST = 0;

    private Ratings ratings = new Ratings(CRITERIA.size());

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({"39, 9", "40, 7", "49, 7", "50, 5", "1000, 5"})
    void shouldCountAnEarlierJudgementAgainWhenTheLaterOnesHaveExpired(long at, long counts) {
        rate(10, 5, Decimals.ABSENT);
        rate(30, 9, 40);
        rate(20, 7, 50);

        assertThat(ratings.value(TRUST, at)).isEqualTo(counts);
        assertThat(ratings.nextEndMillis(at)).isEqualTo(at < 40 ? 40 : at < 50 ? 50 : TierDecider.NEVER);
    }

    @Test
    void shouldCountTheLaterToArriveWhenTwoWereMadeAtOneInstant() {
        rate(10, 5, Decimals.ABSENT);
        rate(10, 6, Decimals.ABSENT);

        assertThat(ratings.value(TRUST, 10)).isEqualTo(6);
    }

    @Test
    void shouldLeaveACriterionAloneThatIsNotRated() {
        rate(10, 5, Decimals.ABSENT);
        ratings.add(new Assessment("c-1", 20, null, Map.of("fit", 3L), null, Decimals.ABSENT, null), CRITERIA);

        assertThat(ratings.value(TRUST, 20)).isEqualTo(5);
        assertThat(ratings.value(1, 20)).isEqualTo(3);
    }

    @Test
    void shouldForgetWhatHasExpiredAndKeepTheLatestOfMany() {
        for (int i = 0; i <= Ratings.MOST; i++) {
            rate(10 + i, i, 1_000 - i);
        }
        assertThat(ratings.value(TRUST, 999)).isEqualTo(Decimals.ABSENT);
        assertThat(ratings.value(TRUST, 998)).isEqualTo(1);

        ratings.dropEndedBy(1_000);

        assertThat(ratings.isEmpty()).isTrue();
    }

    @Test
    void shouldBeTheSameWhenItWasStored() {
        rate(10, 5, Decimals.ABSENT);
        rate(20, 7, 50);

        PackedWriter out = new PackedWriter();
        ratings.write(out);
        PackedReader in = new PackedReader(out.toByteArray());
        ratings = new Ratings(CRITERIA.size());
        ratings.read(in);

        assertThat(in.atEnd()).isTrue();
        assertThat(ratings.value(TRUST, 49)).isEqualTo(7);
        assertThat(ratings.value(TRUST, 50)).isEqualTo(5);
    }

    private void rate(long at, long rating, long expires) {
        ratings.add(new Assessment("c-1", at, "somebody", Map.of("trust", rating), null, expires, null), CRITERIA);
    }
}
