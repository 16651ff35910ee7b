package io.tierengine.streams.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;

/** A generated class's schema as it is published: without the mark that says which of Java's string types to read. */
final class PublishedSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PublishedSchema() {}

    static Schema of(Class<?> type) {
        Schema generated = SpecificData.get().getSchema(type);
        try {
            JsonNode tree = JSON.readTree(generated.toString());
            removeMarks(tree);
            return new Schema.Parser().parse(tree.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Avro wrote the schema of " + type.getName() + " as no JSON.", e);
        }
    }

    private static void removeMarks(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.remove(GenericData.STRING_PROP);
        }
        tree.forEach(PublishedSchema::removeMarks);
    }
}
