package io.tierengine.server.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers with the problem that was thrown. */
@Singleton
final class ProblemExceptions implements ExceptionHandler<ProblemException, HttpResponse<?>> {

    @Override
    @SuppressWarnings("rawtypes") // As the interface has it.
    public HttpResponse<?> handle(HttpRequest request, ProblemException exception) {
        return exception.status() == 503
                ? Problem.notNow(exception.detail())
                : Problem.response(exception.status(), exception.detail());
    }
}
