package io.tierengine.server.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a request, as RFC 9457 has it.
 *
 * @param type always {@code about:blank}: the status says which kind of problem it is
 * @param title of the status
 * @param status of the response
 * @param detail what is wrong and, where there is something, what to do
 * @param login where somebody with a browser logs in; left out where that wouldn't help
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String login) {

    /** The media type of every problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** How long a caller waits who is told so, in seconds. */
    public static final String RETRY_AFTER_SECONDS = "2";

    private static final int MISDIRECTED = 421;

    /** A response with a problem. */
    public static MutableHttpResponse<Problem> response(int status, String detail) {
        return responseWith(of(status, detail));
    }

    /** A response with status 401, which says where to log in. */
    public static MutableHttpResponse<Problem> logIn(String detail, String where) {
        return responseWith(new Problem("about:blank", titleOf(401), 401, detail, where));
    }

    static Problem of(int status, String detail) {
        return new Problem("about:blank", titleOf(status), status, detail, null);
    }

    private static MutableHttpResponse<Problem> responseWith(Problem problem) {
        return HttpResponse.<Problem>status(problem.status(), problem.title())
                .body(problem)
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
