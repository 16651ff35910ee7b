package io.tierengine.core.score;

import io.tierengine.core.number.Decimals;

/**
 * Points for values from a bound upwards.
 *
 * @param from the lowest value of the band in micros; absent: the band that catches the rest
 * @param points in micros
 */
public record Band(long from, long points) {

    public boolean catchesRest() {
        return from == Decimals.ABSENT;
    }
}
