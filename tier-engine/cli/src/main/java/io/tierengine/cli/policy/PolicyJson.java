package io.tierengine.cli.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tierengine.policy.PolicyReading;
import io.tierengine.policy.problem.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** What is found about a policy, for a program. */
final class PolicyJson {

    private PolicyJson() {}

    /** One object: {@code file}, {@code passed}, {@code usable}, name and version if it is, and {@code problems}. */
    static String ofCheck(String file, PolicyReading reading, boolean passed) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("file", file);
            json.writeBooleanField("passed", passed);
            json.writeBooleanField("usable", reading instanceof PolicyReading.Valid);
            if (reading instanceof PolicyReading.Valid valid) {
                json.writeStringField("name", valid.policy().name());
                json.writeNumberField("version", valid.policy().version());
            }
            json.writeArrayFieldStart("problems");
            for (Problem problem : reading.problems()) {
                write(problem, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Problem problem, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("severity", problem.severity().toString());
        json.writeStringField(
                "kind", problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeNumberField("line", problem.line());
        json.writeNumberField("column", problem.column());
        json.writeStringField("path", problem.path());
        json.writeStringField("message", problem.message());
        if (problem.hint() != null) {
            json.writeStringField("hint", problem.hint());
        }
        json.writeEndObject();
    }
}
