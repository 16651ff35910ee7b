package io.tierengine.server.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/**
 * What is wrong with a request, as RFC 9457 has it.
 *
 * @param type always {@code about:blank}: the status says which kind of problem it is
 * @param title of the status
 * @param status of the response
 * @param detail what is wrong and, where there is something, what to do
 */
public record Problem(String type, String title, int status, String detail) {

    /** The media type of every problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** How long a caller waits who is told so, in seconds. */
    public static final String RETRY_AFTER_SECONDS = "2";

    private static final int MISDIRECTED = 421;

    /** A response with a problem. */
    public static MutableHttpResponse<Problem> response(int status, String detail) {
        String title = titleOf(status);
        return HttpResponse.<Problem>status(status, title)
                .body(new Problem("about:blank", title, status, detail))
                .contentType(MediaType.of(MEDIA_TYPE));
    }

    /** A response with status 503, which says after how many seconds to ask again. */
    public static MutableHttpResponse<Problem> notNow(String detail) {
        return response(503, detail).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }

    static String titleOf(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case MISDIRECTED -> "Misdirected Request";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Request Failed" : "Server Failed";
        };
    }
}
