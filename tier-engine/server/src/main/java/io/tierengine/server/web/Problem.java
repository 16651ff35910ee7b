package io.tierengine.server.web;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/** What is wrong, as RFC 9457 has it. */
record Problem(String type, String title, int status, String detail) {

    static final String MEDIA_TYPE = "application/problem+json";

    static MutableHttpResponse<Problem> response(int status, String title, String detail) {
        return HttpResponse.<Problem>status(status, title)
                .body(new Problem("about:blank", title, status, detail))
                .contentType(MediaType.of(MEDIA_TYPE));
    }
}
