package io.tierengine.server.document;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.tierengine.server.problem.AnswersProblems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Shows what the build has written of the API from its controllers. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Tier Engine",
                        version = "v1",
                        description =
                                "Customers' tiers: queries, decisions, and events as they happen. Instants are ISO 8601 in"
                                        + " UTC; what is absent is null. Every error is a problem (RFC 9457, application/problem+json)."))
@AnswersProblems
@Controller("/api/v1/openapi.yml")
final class ApiDocument {

    private static final String RESOURCE = "/META-INF/swagger/tier-engine-v1.yml";

    private final String text = read();

    /**
     * The description of this API.
     *
     * @return OpenAPI 3, YAML
     */
    @Get
    @Produces("application/yaml")
    HttpResponse<String> document() {
        return HttpResponse.ok(text).contentType(MediaType.of("application/yaml; charset=utf-8"));
    }

    private static String read() {
        try (InputStream in = ApiDocument.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the build has written no " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
