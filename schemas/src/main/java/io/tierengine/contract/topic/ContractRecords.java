package io.tierengine.contract.topic;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * The generated classes, for Avro's list of classes that a schema may name. From 1.12.2 on Avro instantiates none but those on
 * the list, and an application's own records aren't on it.
 */
public final class ContractRecords {

    private static final Set<String> NAMES = names();

    private static final ClassSecurityPredicate PREDICATE = type -> NAMES.contains(type.getName());

    private static boolean trusted;

    private ContractRecords() {}

    /**
     * Adds the contract's classes, and nothing else, to those that this JVM's Avro instantiates. Call it before the first record is
     * read or written by way of its class; calling it again changes nothing. What was trusted stays so.
     */
    public static synchronized void trust() {
        if (!trusted) {
            ClassSecurityValidator.setGlobal(
                    ClassSecurityValidator.composite(ClassSecurityValidator.getGlobal(), PREDICATE));
            trusted = true;
        }
    }

    private static Set<String> names() {
        var names = new HashSet<String>();
        TopicCatalogue.standard().all().forEach(topic -> collect(topic.valueSchema(), names));
        return Set.copyOf(names);
    }

    private static void collect(Schema schema, Set<String> names) {
        switch (schema.getType()) {
            case RECORD -> {
                if (names.add(schema.getFullName())) {
                    schema.getFields().forEach(field -> collect(field.schema(), names));
                }
            }
            case ENUM, FIXED -> names.add(schema.getFullName());
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, names));
            case MAP -> collect(schema.getValueType(), names);
            case ARRAY -> collect(schema.getElementType(), names);
            case BYTES, STRING, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {
                // Nothing named.
            }
        }
    }
}
