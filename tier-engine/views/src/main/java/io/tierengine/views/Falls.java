package io.tierengine.views;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Downgrades to come if nothing happens, as they were told last.
 *
 * @param days those with any, the earliest first, in the policy's time zone
 */
public record Falls(List<FallDay> days) {

    /**
     * The downgrades of a day.
     *
     * @param valueAtStake sum over the customers of whom it is known, in the policy's currency
     */
    public record FallDay(LocalDate date, long count, BigDecimal valueAtStake) {}

    public Falls {
        days = List.copyOf(days);
    }
}
