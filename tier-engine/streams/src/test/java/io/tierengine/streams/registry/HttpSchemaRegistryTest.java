package io.tierengine.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierengine.streams.registry.CompatibilityCheck.Compatible;
import io.tierengine.streams.registry.CompatibilityCheck.Incompatible;
import io.tierengine.streams.registry.StubServer.Answer;
import io.tierengine.streams.registry.StubServer.Asked;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSchemaRegistryTest {

    private static final Schema SCHEMA =
            SchemaBuilder.record("A").fields().requiredString("x").endRecord();
    private static final String SCHEMA_TEXT =
            "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"A\\\",\\\"fields\\\":[{\\\"name\\\":\\\"x\\\",\\\"type\\\":\\\"string\\\"}]}";
    private static final String VERSION =
            "{\"subject\":\"s\",\"version\":3,\"id\":7,\"schema\":\"" + SCHEMA_TEXT + "\"}";

    @Test
    void shouldRegister() {
        withAnswer(
                        200,
                        "{\"id\":7}",
                        registry ->
                                assertThat(registry.register("a/b c", SCHEMA)).isEqualTo(7))
                .isEqualTo("POST /subjects/a%2Fb%20c/versions {\"schema\":\"" + SCHEMA_TEXT + "\"}");
    }

    @Test
    void shouldSayWhatIsIncompatibleWhenItIsRefused() {
        withAnswer(
                409,
                "{\"error_code\":409,\"message\":\"y has no default\"}",
                registry -> assertThatThrownBy(() -> registry.register("s", SCHEMA))
                        .isInstanceOf(IncompatibleSchemaException.class)
                        .hasMessageContaining("subject s")
                        .hasMessageContaining("y has no default"));
    }

    @Test
    void shouldLookUp() {
        withAnswer(
                        200,
                        VERSION,
                        registry -> assertThat(registry.lookUp("s", SCHEMA))
                                .contains(new RegisteredSchema("s", 3, 7, SCHEMA)))
                .isEqualTo("POST /subjects/s {\"schema\":\"" + SCHEMA_TEXT + "\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {40401, 40403})
    void shouldFindNoneWhenTheSubjectOrTheSchemaIsNotThere(int code) {
        withAnswer(
                404,
                error(code),
                registry -> assertThat(registry.lookUp("s", SCHEMA)).isEmpty());
    }

    @Test
    void shouldReadASchemaByItsId() {
        withAnswer(
                        200,
                        "{\"schema\":\"" + SCHEMA_TEXT + "\"}",
                        registry -> assertThat(registry.byId(7)).contains(SCHEMA))
                .isEqualTo("GET /schemas/ids/7 ");
    }

    @Test
    void shouldKnowNoSchemaWhenTheRegistrySaysSo() {
        withAnswer(404, error(40403), registry -> assertThat(registry.byId(7)).isEmpty());
    }

    @Test
    void shouldNotTakeAWrongPathForAnUnknownId() {
        withAnswer(
                404,
                "<html>not here</html>",
                registry -> assertThatThrownBy(() -> registry.byId(7))
                        .isInstanceOf(RegistryRefusedException.class)
                        .hasMessageContaining("Check the path in schema.registry.url"));
    }

    @Test
    void shouldAskEveryUrlBeforeAnIdIsUnknown() {
        try (var behind = StubServer.answering(new Answer(404, error(40403)));
                var ahead = StubServer.answering(new Answer(200, "{\"schema\":\"\\\"string\\\"\"}"));
                var registry = registry(behind.url(), ahead.url())) {
            assertThat(registry.byId(7)).contains(Schema.create(Schema.Type.STRING));
        }
    }

    @Test
    void shouldBelieveTheUrlThatAnswersWhenAnotherIsDead() {
        try (var server = StubServer.answering(new Answer(404, error(40403)));
                var registry = registry(StubServer.deadUrl(), server.url())) {
            assertThat(registry.byId(7)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax\"}                     | Schema 7 in the registry is PROTOBUF",
                "{\"schema\":\"\\\"string\\\"\",\"references\":[{\"name\":\"x\"}]}  | refers to other subjects",
                "{\"schema\":\"{\\\"type\\\":\\\"rec\\\"}\"}                           | can't be parsed",
            })
    void shouldSayWhyASchemaIsOfNoUse(String body, String expected) {
        withAnswer(
                200,
                body,
                registry -> assertThatThrownBy(() -> registry.byId(7))
                        .isInstanceOf(UnusableSchemaException.class)
                        .hasMessageContaining(expected));
    }

    @Test
    void shouldReadTheNewestVersion() {
        withAnswer(
                        200,
                        VERSION,
                        registry -> assertThat(registry.latest("s")).contains(new RegisteredSchema("s", 3, 7, SCHEMA)))
                .isEqualTo("GET /subjects/s/versions/latest ");
        withAnswer(
                404, error(40401), registry -> assertThat(registry.latest("s")).isEmpty());
    }

    @Test
    void shouldCheckCompatibility() {
        withAnswer(
                        200,
                        "{\"is_compatible\":true}",
                        registry -> assertThat(registry.check("s", SCHEMA)).isEqualTo(new Compatible()))
                .startsWith("POST /compatibility/subjects/s/versions/latest?verbose=true {\"schema\":");
        withAnswer(
                200,
                "{\"is_compatible\":false,\"messages\":[\"a\",\"b\"]}",
                registry -> assertThat(registry.check("s", SCHEMA)).isEqualTo(new Incompatible(List.of("a", "b"))));
        withAnswer(
                404,
                error(40401),
                registry -> assertThat(registry.check("s", SCHEMA)).isEqualTo(new Compatible()));
    }

    @Test
    void shouldReadAndSetTheLevelOfASubject() {
        withAnswer(
                        200,
                        "{\"compatibilityLevel\":\"FULL\"}",
                        registry -> assertThat(registry.compatibility("s")).contains(Compatibility.FULL))
                .isEqualTo("GET /config/s ");
        withAnswer(
                404,
                error(40408),
                registry -> assertThat(registry.compatibility("s")).isEmpty());
        withAnswer(
                        200,
                        "{\"compatibilityLevel\":\"NONE\"}",
                        registry ->
                                assertThat(registry.effectiveCompatibility("s")).isEqualTo(Compatibility.NONE))
                .isEqualTo("GET /config/s?defaultToGlobal=true ");
        withAnswer(
                        200,
                        "{\"compatibility\":\"BACKWARD\"}",
                        registry -> assertThat(registry.setCompatibility("s", Compatibility.BACKWARD))
                                .isTrue())
                .isEqualTo("PUT /config/s {\"compatibility\":\"BACKWARD\"}");
        withAnswer(
                404,
                error(40401),
                registry -> assertThat(registry.setCompatibility("s", Compatibility.BACKWARD))
                        .isFalse());
        withAnswer(
                409,
                "{\"error_code\": 409, \"message\": \"A rule named 'COMPATIBILITY' already exists.\"}",
                registry -> assertThat(registry.setCompatibility("s", Compatibility.BACKWARD))
                        .isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "401, Check the credentials",
        "403, lack the right",
        "404, Check the path",
        "302, Redirects aren't followed",
        "422, can't make sense",
        "418, Asking again won't help"
    })
    void shouldSayWhatToDoWhenItIsTurnedDown(int status, String advice) {
        withAnswer(
                status,
                "{\"error_code\":" + status + ",\"message\":\"no\"}",
                registry -> assertThatThrownBy(() -> registry.register("s", SCHEMA))
                        .isInstanceOf(RegistryRefusedException.class)
                        .hasMessageContaining("refused POST /subjects/s/versions: status " + status + ", \"no\"")
                        .hasMessageContaining(advice));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"id\":\"7\"}", "{\"id\":1.5}", "[7]"})
    void shouldNotTakeAnythingForAnAnswer(String body) {
        withAnswer(
                200,
                body,
                registry -> assertThatThrownBy(() -> registry.register("s", SCHEMA))
                        .isInstanceOf(RegistryRefusedException.class)
                        .hasMessageContaining("no good \"id\""));
    }

    private static String error(int code) {
        return "{\"error_code\":" + code + ",\"message\":\"not found\"}";
    }

    private static HttpSchemaRegistry registry(URI... urls) {
        var settings = RegistrySettings.at(urls)
                .retries(new RetryPolicy(0, Duration.ZERO, Duration.ZERO))
                .build();
        return new HttpSchemaRegistry(new RegistryHttp(settings, wait -> {}, new Random(1)));
    }

    /** Runs the call against one answer, and gives what was asked: method, path, body. */
    private static org.assertj.core.api.AbstractStringAssert<?> withAnswer(
            int status, String body, Consumer<HttpSchemaRegistry> call) {
        try (var server = StubServer.answering(new Answer(status, body));
                var registry = registry(server.url())) {
            call.accept(registry);
            Asked asked = server.asked().getLast();
            return assertThat(asked.method() + " " + asked.path() + " " + asked.body());
        }
    }
}
