package io.tierengine.contract.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** A schema as maps and lists. */
final class AvroTree {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AvroTree() {}

    static Map<String, Object> of(Schema schema) {
        try {
            return JSON.readValue(schema.toString(), new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote a schema that isn't JSON: " + schema, e);
        }
    }
}
