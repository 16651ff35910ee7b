package io.tierengine.contract.document;

import io.tierengine.contract.topic.Flow;
import io.tierengine.contract.topic.Topic;
import io.tierengine.contract.topic.TopicCatalogue;
import io.tierengine.contract.topic.TopicKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The contract for programs: AsyncAPI 3.0 with Kafka's bindings, seen from the engine (it receives inputs, sends outputs). */
final class AsyncApiDocument {

    private static final String BINDING_VERSION = "0.5.0";

    private final TopicCatalogue catalogue;

    AsyncApiDocument(TopicCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    String text() {
        return "# Generated from the contract; don't edit. Write it anew with:\n# " + CommittedFile.COMMAND + "\n"
                + Yaml.write(document());
    }

    private Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info());
        document.put("defaultContentType", "application/vnd.apache.avro");
        document.put("channels", byTopic(AsyncApiDocument::channel));
        document.put("operations", operations());
        document.put("components", Map.of("messages", messages()));
        return document;
    }

    private static Map<String, Object> info() {
        var info = new LinkedHashMap<String, Object>();
        info.put("title", "Tier Engine");
        info.put("version", "0.1.0");
        info.put("description", "Facts about customers in, tier changes out, on Kafka.");
        info.put("license", Map.of("name", "Apache-2.0"));
        return info;
    }

    private Map<String, Object> byTopic(Function<Topic<?>, Map<String, Object>> part) {
        var parts = new LinkedHashMap<String, Object>();
        catalogue.all().forEach(topic -> parts.put(topic.name(), part.apply(topic)));
        return parts;
    }

    private static Map<String, Object> channel(Topic<?> topic) {
        var kafka = new LinkedHashMap<String, Object>();
        kafka.put("partitions", topic.partitions());
        kafka.put("topicConfiguration", configuration(topic));
        kafka.put("bindingVersion", BINDING_VERSION);

        var channel = new LinkedHashMap<String, Object>();
        channel.put("address", topic.name());
        channel.put(
                "description",
                topic.purpose() + " A record's partition: " + topic.placement().rule() + ".");
        channel.put("messages", Map.of(message(topic), reference("components/messages/" + message(topic))));
        channel.put("bindings", Map.of("kafka", kafka));
        return channel;
    }

    /** The binding wants the policy as a list and numbers as numbers. */
    private static Map<String, Object> configuration(Topic<?> topic) {
        var configuration = new LinkedHashMap<String, Object>();
        topic.config()
                .forEach((name, value) -> configuration.put(
                        name,
                        switch (name) {
                            case "cleanup.policy" -> List.of(value);
                            case "message.timestamp.type" -> value;
                            default -> Long.valueOf(value);
                        }));
        return configuration;
    }

    private Map<String, Object> operations() {
        var operations = new LinkedHashMap<String, Object>();
        for (var topic : catalogue.all()) {
            var in = topic.flow() == Flow.IN;
            var operation = new LinkedHashMap<String, Object>();
            operation.put("action", in ? "receive" : "send");
            operation.put("channel", reference("channels/" + topic.name()));
            operation.put("messages", List.of(reference("channels/" + topic.name() + "/messages/" + message(topic))));
            operations.put((in ? "receive" : "send") + message(topic), operation);
        }
        return operations;
    }

    private Map<String, Object> messages() {
        var messages = new LinkedHashMap<String, Object>();
        for (var topic : catalogue.all()) {
            var payload = new LinkedHashMap<String, Object>();
            payload.put("schemaFormat", "application/vnd.apache.avro+json;version=1.9.0");
            payload.put("schema", AvroTree.of(topic.valueSchema()));

            var message = new LinkedHashMap<String, Object>();
            message.put("name", message(topic));
            message.put("summary", topic.valueSchema().getDoc());
            message.put("payload", payload);
            message.put("bindings", Map.of("kafka", messageBinding(topic)));
            messages.put(message(topic), message);
        }
        return messages;
    }

    private static Map<String, Object> messageBinding(Topic<?> topic) {
        var binding = new LinkedHashMap<String, Object>();
        if (topic.key() != TopicKey.NONE) {
            var key = new LinkedHashMap<String, Object>();
            key.put("type", "string");
            key.put("description", topic.key().form());
            binding.put("key", key);
        }
        binding.put("schemaIdLocation", "payload");
        binding.put("schemaIdPayloadEncoding", "confluent");
        binding.put("schemaLookupStrategy", "TopicNameStrategy");
        binding.put("bindingVersion", BINDING_VERSION);
        return binding;
    }

    private static String message(Topic<?> topic) {
        return topic.valueType().getSimpleName();
    }

    private static Map<String, Object> reference(String path) {
        return Map.of("$ref", "#/" + path);
    }
}
