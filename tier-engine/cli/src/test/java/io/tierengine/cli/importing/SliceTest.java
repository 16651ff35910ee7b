package io.tierengine.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierengine.core.fact.Fact;
import io.tierengine.core.fact.TierOverride;
import io.tierengine.core.fact.Transaction;
import io.tierengine.core.fact.TransactionType;
import io.tierengine.core.number.Decimals;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SliceTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private final Slice slice = new Slice();

    @BeforeEach
    void begin() {
        slice.begin();
    }

    @Test
    void shouldEndBeforeTimeMovesMoreThanThreeDays() {
        assertThat(slice.add(purchaseAt(100 * DAY))).isTrue();
        assertThat(slice.add(purchaseAt(103 * DAY))).isTrue();
        assertThat(slice.add(purchaseAt(103 * DAY + 1))).isFalse();
    }

    @Test
    void shouldBeginAtItsFirstFactWhenNothingHappenedForLong() {
        slice.add(purchaseAt(100 * DAY));
        slice.begin();

        assertThat(slice.add(purchaseAt(200 * DAY))).isTrue();
        assertThat(slice.add(purchaseAt(202 * DAY))).isTrue();
    }

    @Test
    void shouldTakeLateFacts() {
        slice.add(purchaseAt(100 * DAY));

        assertThat(slice.add(purchaseAt(50 * DAY))).isTrue();
        assertThat(slice.add(purchaseAt(102 * DAY))).isTrue();
    }

    @Test
    void shouldHoldOneOverrideOfACustomer() {
        assertThat(slice.add(override("a"))).isTrue();
        assertThat(slice.add(override("b"))).isTrue();
        assertThat(slice.add(override("a"))).isFalse();
        slice.begin();
        assertThat(slice.add(override("a"))).isTrue();
    }

    @Test
    void shouldEndWhenItIsFull() {
        for (int i = 0; i < Slice.MOST_FACTS; i++) {
            assertThat(slice.add(purchaseAt(DAY))).isTrue();
        }

        assertThat(slice.add(purchaseAt(DAY))).isFalse();
    }

    private static Fact purchaseAt(long millis) {
        return Transaction.of("e", "c", millis, TransactionType.PURCHASE, 1, "EUR");
    }

    private static Fact override(String customer) {
        return new TierOverride(customer, DAY, TierOverride.Kind.PIN, "gold", null, null, DAY, Decimals.ABSENT);
    }
}
