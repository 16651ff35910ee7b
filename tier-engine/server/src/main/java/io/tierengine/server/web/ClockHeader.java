package io.tierengine.server.web;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.tierengine.server.life.EngineClock;

/** Tells with every answer what time it is for customers, so that a page counts days from there. */
@ServerFilter("/api/v1/**")
final class ClockHeader {

    /** An instant, ISO 8601. */
    static final String NAME = "Tier-Clock";

    private final EngineClock clock;

    ClockHeader(EngineClock clock) {
        this.clock = clock;
    }

    @ResponseFilter
    void add(MutableHttpResponse<?> response) {
        response.header(NAME, clock.now().toString());
    }
}
