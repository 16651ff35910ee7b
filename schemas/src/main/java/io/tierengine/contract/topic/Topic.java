package io.tierengine.contract.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the contract.
 *
 * @param name            its name on the broker, prefix included
 * @param flow            who writes it
 * @param purpose         what it is for, in one or two sentences
 * @param key             the form of its keys
 * @param valueType       the generated class of its values
 * @param placement       what decides a record's partition
 * @param partitions      number of partitions it is created with
 * @param retention       how long it keeps its records
 * @param maxMessageBytes largest batch of records that the broker takes, in bytes
 */
public record Topic<V extends SpecificRecord>(
        String name,
        Flow flow,
        String purpose,
        TopicKey key,
        Class<V> valueType,
        Placement placement,
        int partitions,
        Retention retention,
        int maxMessageBytes) {

    /** Kafka's rule for names; its limit of 249 characters leaves room for the file names of a partition. */
    private static final Pattern LEGAL_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    public Topic {
        if (!LEGAL_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Topic name \"" + name + "\" is not one that Kafka takes;"
                    + " use 1 to 249 letters, digits, dots, hyphens and underscores.");
        }
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "Topic " + name + " can't have " + partitions + " partitions; give it at least one.");
        }
    }

    /** Whether all topics like this one must have the same number of partitions, one customer's records under one number. */
    public boolean coPartitioned() {
        return placement != Placement.BY_KEY;
    }

    /** The settings it is created with, by Kafka's names. They are also what an existing topic is checked against. */
    public Map<String, String> config() {
        var config = new TreeMap<>(retention.config());
        config.put("max.message.bytes", Integer.toString(maxMessageBytes));
        config.put("message.timestamp.type", "LogAppendTime");
        return Collections.unmodifiableMap(config);
    }

    /** The registry's subject for its values, by the TopicNameStrategy. */
    public String valueSubject() {
        return name + "-value";
    }

    /**
     * The schema as it is published and registered, for any language.
     *
     * @throws IllegalStateException where the build has left the schema out
     */
    public Schema valueSchema() {
        var resource = "/" + valueType.getName().replace('.', '/') + ".avsc";
        try (InputStream text = Topic.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalStateException("Schema " + resource + " of topic " + name
                        + " is not on the class path; build the schemas module again.");
            }
            return new Schema.Parser().parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Schema " + resource + " of topic " + name + " can't be read.", e);
        }
    }

    /** The schema to read values into {@link #valueType} with: the published one with Java's string type marked in it. */
    public Schema readerSchema() {
        return SpecificData.get().getSchema(valueType);
    }
}
