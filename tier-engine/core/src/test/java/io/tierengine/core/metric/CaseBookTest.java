package io.tierengine.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.binary.PackedReader;
import io.tierengine.core.binary.PackedWriter;
import io.tierengine.core.metric.CaseBook.Length;
import io.tierengine.core.metric.CaseBook.Step;
import io.tierengine.core.time.CalendarDuration;
import io.tierengine.core.time.LocalCalendar;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases at their boundaries. Instants are hours; closings are remembered for two days. */
class CaseBookTest {

    private static final long HOUR = 3_600_000L;
    private static final CalendarDuration TWO_DAYS = CalendarDuration.ofDays(2);
    private static final LocalCalendar UTC = LocalCalendar.of(ZoneOffset.UTC);

    private CaseBook book = new CaseBook();

    @Test
    void shouldTellTheLengthOfACaseWhenItIsClosed() {
        opened(1, 10);
        opened(2, 12);

        assertThat(closed(1, 15)).isEqualTo(new Length(15 * HOUR, 5 * HOUR));
        assertThat(book.open()).isEqualTo(1);
        assertThat(book.oldestMillis()).isEqualTo(12 * HOUR);
    }

    @Test
    void shouldCountACaseOnceWhenItIsOpenedOrClosedTwice() {
        opened(1, 10);
        opened(1, 8);
        opened(1, 12);

        assertThat(book.open()).isEqualTo(1);
        assertThat(closed(1, 15)).isEqualTo(new Length(15 * HOUR, 7 * HOUR));
        assertThat(closed(1, 16)).isNull();
        assertThat(opened(1, 14)).isNull();
        assertThat(book.open()).isZero();
    }

    @ParameterizedTest(name = "an opening seen at hour {0} pairs: {1}")
    @CsvSource({"68, true", "69, false"})
    void shouldPairAClosingWithALaterArrivingOpeningAsLongAsItIsRemembered(int seenAt, boolean pairs) {
        closed(1, 20);

        @Nullable Length length = take(new Step(true, 1, 15 * HOUR, seenAt * HOUR));

        assertThat(length).isEqualTo(pairs ? new Length(20 * HOUR, 5 * HOUR) : null);
        assertThat(book.open()).isEqualTo(pairs ? 0 : 1);
    }

    @Test
    void shouldOpenACaseAgainWhenTheOpeningIsAfterTheClosing() {
        opened(1, 10);
        closed(1, 12);

        opened(1, 13);

        assertThat(book.open()).isEqualTo(1);
        assertThat(closed(1, 11)).isNull();
        assertThat(closed(1, 20)).isEqualTo(new Length(20 * HOUR, 7 * HOUR));
    }

    @Test
    void shouldKeepTheOldestWhenThereAreTooManyCases() {
        for (int i = 0; i < CaseBook.MOST; i++) {
            opened(i, 100 + i);
        }

        opened(1_000, 500);
        opened(1_001, 50);

        assertThat(book.open()).isEqualTo(CaseBook.MOST);
        assertThat(book.oldestMillis()).isEqualTo(50 * HOUR);
        assertThat(closed(1_000, 600)).isNull();
        assertThat(closed(CaseBook.MOST - 1, 600)).isNull();
        assertThat(closed(CaseBook.MOST - 2, 600)).isNotNull();
        assertThat(closed(1_001, 600)).isNotNull();
    }

    @Test
    void shouldBeTheSameWhenItWasStored() {
        opened(1, 10);
        opened(2, 5);
        opened(3, 11);
        closed(3, 12);
        closed(4, 13);

        PackedWriter out = new PackedWriter();
        book.write(out, 20 * HOUR);
        PackedReader in = new PackedReader(out.toByteArray());
        book = new CaseBook();
        book.read(in, 20 * HOUR);

        assertThat(in.atEnd()).isTrue();
        assertThat(book.open()).isEqualTo(2);
        assertThat(book.oldestMillis()).isEqualTo(5 * HOUR);
        assertThat(opened(3, 9)).isNull();
        assertThat(opened(4, 9)).isEqualTo(new Length(13 * HOUR, 4 * HOUR));
        assertThat(closed(1, 30)).isEqualTo(new Length(30 * HOUR, 20 * HOUR));
    }

    private @Nullable Length opened(long id, long hour) {
        return take(new Step(true, id, hour * HOUR, hour * HOUR));
    }

    private @Nullable Length closed(long id, long hour) {
        return take(new Step(false, id, hour * HOUR, hour * HOUR));
    }

    private @Nullable Length take(Step step) {
        Length ended = book.endedBy(step, TWO_DAYS, UTC);
        book.take(step, TWO_DAYS, UTC);
        return ended;
    }
}
