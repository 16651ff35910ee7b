package io.tierengine.server.problem;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/**
 * Makes a problem of every error that Micronaut finds itself: unknown paths, parameters that can't be read, failures. What a failure's
 * exception says stays in the log, since it may tell what isn't the caller's business.
 */
@Singleton
final class ErrorProblems implements ErrorResponseProcessor<Problem> {

    private static final String FAILED = "the server failed on this request; its log says why";

    @Override
    @SuppressWarnings("unchecked") // The body's type is what is set here.
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        if (context.getRequest().getMethod() == HttpMethod.HEAD) {
            return (MutableHttpResponse<Problem>) response;
        }
        int status = response.code();
        return response.body(Problem.of(status, detail(context, status))).contentType(MediaType.of(Problem.MEDIA_TYPE));
    }

    private static String detail(ErrorContext context, int status) {
        return switch (status) {
            case 404 -> "there is nothing at " + context.getRequest().getPath();
            case 400, 405, 406, 413, 414, 415 -> saidBy(context, status);
            default -> status >= 500 ? FAILED : saidBy(context, status);
        };
    }

    private static String saidBy(ErrorContext context, int status) {
        String said = context.getErrors().stream().map(ErrorProblems::text).collect(Collectors.joining("; "));
        return said.isEmpty() ? Problem.titleOf(status) : said;
    }

    private static String text(Error error) {
        return error.getPath().map(path -> path + ": ").orElse("") + error.getMessage();
    }
}
