package io.tierengine.contract.schema;

import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import java.util.List;
import org.apache.avro.Schema;

/** The schemas that the catalogue publishes now, as any language gets them. */
public final class PublishedSchemas {

    private PublishedSchemas() {}

    public static List<Schema> all() {
        return TopicCatalogue.standard().all().stream().map(Topic::valueSchema).toList();
    }

    public static Schema named(String name) {
        return all().stream()
                .filter(schema -> schema.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No topic carries " + name));
    }
}
