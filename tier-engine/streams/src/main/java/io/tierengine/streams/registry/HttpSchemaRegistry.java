package io.tierengine.streams.registry;

import static io.tierengine.streams.registry.RegistryReply.NO_LEVEL_OF_ITS_OWN;
import static io.tierengine.streams.registry.RegistryReply.SCHEMA_NOT_FOUND;
import static io.tierengine.streams.registry.RegistryReply.SUBJECT_NOT_FOUND;
import static io.tierengine.streams.registry.RegistryReply.VERSION_NOT_FOUND;
import static io.tierengine.streams.registry.RegistryRequest.segment;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierengine.streams.registry.CompatibilityCheck.Compatible;
import io.tierengine.streams.registry.CompatibilityCheck.Incompatible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/** The registry by Confluent's public REST API, version 1. Keeps nothing in memory. */
final class HttpSchemaRegistry implements SchemaRegistry {

    private static final int CONFLICT = 409;

    private final RegistryHttp http;

    HttpSchemaRegistry(RegistryHttp http) {
        this.http = http;
    }

    @Override
    public int register(String subject, Schema schema) {
        RegistryRequest request =
                RegistryRequest.post("/subjects/" + segment(subject) + "/versions", schemaBody(schema));
        RegistryReply reply = http.send(request);
        if (reply.status() == CONFLICT) {
            throw new IncompatibleSchemaException(subject, reply.message());
        }
        return number(accepted(reply, request), reply, "id");
    }

    @Override
    public Optional<RegisteredSchema> lookUp(String subject, Schema schema) {
        RegistryRequest request = RegistryRequest.post("/subjects/" + segment(subject), schemaBody(schema));
        RegistryReply reply = http.send(request);
        return reply.saysMissing(SUBJECT_NOT_FOUND, SCHEMA_NOT_FOUND)
                ? Optional.empty()
                : Optional.of(registered(subject, accepted(reply, request), reply));
    }

    /** Asks every URL before an id counts as unknown: one that follows another may not have heard of a new one yet. */
    @Override
    public Optional<Schema> byId(int id) {
        RegistryRequest request = RegistryRequest.get("/schemas/ids/" + id);
        RegistryReply reply = http.send(request, answer -> !answer.saysMissing(SCHEMA_NOT_FOUND));
        return reply.saysMissing(SCHEMA_NOT_FOUND)
                ? Optional.empty()
                : Optional.of(schema(accepted(reply, request), "Schema " + id));
    }

    @Override
    public Optional<RegisteredSchema> latest(String subject) {
        RegistryRequest request = RegistryRequest.get("/subjects/" + segment(subject) + "/versions/latest");
        RegistryReply reply = http.send(request);
        return reply.saysMissing(SUBJECT_NOT_FOUND, VERSION_NOT_FOUND)
                ? Optional.empty()
                : Optional.of(registered(subject, accepted(reply, request), reply));
    }

    @Override
    public CompatibilityCheck check(String subject, Schema schema) {
        RegistryRequest request = RegistryRequest.post(
                "/compatibility/subjects/" + segment(subject) + "/versions/latest?verbose=true", schemaBody(schema));
        RegistryReply reply = http.send(request);
        if (reply.saysMissing(SUBJECT_NOT_FOUND, VERSION_NOT_FOUND)) {
            return new Compatible();
        }
        JsonNode answer = accepted(reply, request);
        if (!answer.path("is_compatible").isBoolean()) {
            throw notUnderstood(reply, "is_compatible");
        }
        return answer.path("is_compatible").booleanValue()
                ? new Compatible()
                : new Incompatible(texts(answer.path("messages")));
    }

    @Override
    public Optional<Compatibility> compatibility(String subject) {
        RegistryRequest request = RegistryRequest.get("/config/" + segment(subject));
        RegistryReply reply = http.send(request);
        return reply.saysMissing(SUBJECT_NOT_FOUND, NO_LEVEL_OF_ITS_OWN)
                ? Optional.empty()
                : Optional.of(level(reply, request));
    }

    @Override
    public Compatibility effectiveCompatibility(String subject) {
        RegistryRequest request = RegistryRequest.get("/config/" + segment(subject) + "?defaultToGlobal=true");
        return level(http.send(request), request);
    }

    @Override
    public boolean setCompatibility(String subject, Compatibility level) {
        RegistryRequest request = RegistryRequest.put(
                "/config/" + segment(subject),
                RegistryReply.JSON
                        .createObjectNode()
                        .put("compatibility", level.name())
                        .toString());
        RegistryReply reply = http.send(request);
        // Apicurio answers so when another instance, started at the same moment, sets the level of the same subject.
        if (reply.saysMissing(SUBJECT_NOT_FOUND) || reply.status() == CONFLICT) {
            return false;
        }
        accepted(reply, request);
        return true;
    }

    @Override
    public void close() {
        http.close();
    }

    private static String schemaBody(Schema schema) {
        return RegistryReply.JSON
                .createObjectNode()
                .put("schema", schema.toString())
                .toString();
    }

    private static RegisteredSchema registered(String subject, JsonNode answer, RegistryReply reply) {
        int version = number(answer, reply, "version");
        return new RegisteredSchema(
                subject,
                version,
                number(answer, reply, "id"),
                schema(answer, "Version " + version + " of subject " + subject));
    }

    /** Names aren't checked: a schema that others registered reads well whatever its fields are called. */
    private static Schema schema(JsonNode answer, String what) {
        String type = answer.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            throw new UnusableSchemaException(what + " in the registry is " + type + ", not Avro.", null);
        }
        if (!answer.path("references").isEmpty()) {
            throw new UnusableSchemaException(
                    what + " in the registry refers to other subjects, which isn't supported; register it whole.",
                    null);
        }
        try {
            return new Schema.Parser(NameValidator.NO_VALIDATION)
                    .setValidateDefaults(false)
                    .parse(answer.path("schema").asText());
        } catch (AvroRuntimeException e) {
            throw new UnusableSchemaException(what + " in the registry can't be parsed: " + e.getMessage(), e);
        }
    }

    private static Compatibility level(RegistryReply reply, RegistryRequest request) {
        JsonNode level = accepted(reply, request).path("compatibilityLevel");
        if (!level.isTextual()) {
            throw notUnderstood(reply, "compatibilityLevel");
        }
        return Compatibility.parse(level.textValue());
    }

    private static int number(JsonNode answer, RegistryReply reply, String field) {
        JsonNode number = answer.path(field);
        if (!number.canConvertToInt() || !number.isIntegralNumber()) {
            throw notUnderstood(reply, field);
        }
        return number.intValue();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode accepted(RegistryReply reply, RegistryRequest request) {
        if (!reply.isOk()) {
            throw new RegistryRefusedException("The schema registry at " + reply.from() + " refused " + request + ": "
                    + reply.summary() + ". " + advice(reply.status()));
        }
        return reply.json();
    }

    private static String advice(int status) {
        return switch (status) {
            case 401 -> "Check the credentials: " + RegistryKeys.USER_INFO + " or " + RegistryKeys.BEARER_TOKEN + ".";
            case 403 ->
                "The credentials are good but lack the right; have it granted, or set " + RegistryKeys.AUTO_REGISTER
                        + "=false where registering is others' work.";
            case 404 ->
                "Check the path in " + RegistryKeys.URL + "; the API of some registries doesn't begin at the root.";
            case 301, 302, 303, 307, 308 ->
                "Redirects aren't followed; set " + RegistryKeys.URL + " to where it leads.";
            case 422 -> "The registry can't make sense of the request's subject, version or schema.";
            default -> "Asking again won't help.";
        };
    }

    private static RegistryRefusedException notUnderstood(RegistryReply reply, String field) {
        return new RegistryRefusedException(
                "The answer of " + reply.from() + " has no good \"" + field + "\": " + reply.summary()
                        + ". Is this a schema registry with Confluent's API? Check " + RegistryKeys.URL + ".");
    }
}
