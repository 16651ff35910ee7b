package io.tierengine.contract.document;

import java.time.Duration;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The contract's types and settings in plain words. */
final class Words {

    private static final String UNIT = " Unit: ";

    private Words() {}

    /** Such as "decimal of 18 digits, 4 after the point" or "map of text to date". */
    static String type(Schema schema) {
        return switch (schema.getType()) {
            case STRING -> "text";
            case INT -> schema.getLogicalType() instanceof LogicalTypes.Date ? "date" : "whole number, 32 bits";
            case LONG ->
                schema.getLogicalType() instanceof LogicalTypes.TimestampMillis ? "instant" : "whole number, 64 bits";
            case BYTES ->
                schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                        ? "decimal of " + decimal.getPrecision() + " digits, " + decimal.getScale() + " after the point"
                        : "bytes";
            case ENUM, RECORD -> "`" + schema.getName() + "`";
            case MAP -> "map of text to " + type(schema.getValueType());
            case ARRAY -> "list of " + type(schema.getElementType());
            case UNION -> type(present(schema));
            case BOOLEAN -> "yes or no";
            case NULL, FLOAT, DOUBLE, FIXED ->
                throw new IllegalArgumentException("No words yet for " + schema + "; add them here.");
        };
    }

    /** What a reader gets where the writer's schema lacks the field. */
    static String presence(Schema.Field field) {
        if (!field.hasDefaultValue()) {
            return "required";
        }
        var value = field.defaultVal();
        if (value instanceof JsonProperties.Null) {
            return "may be null";
        }
        return "if left out: " + (field.schema().getType() == Schema.Type.ENUM ? "`" + value + "`" : "empty");
    }

    /** The type of the union that isn't null; any other type as it is. */
    static Schema present(Schema schema) {
        return schema.getType() == Schema.Type.UNION ? schema.getTypes().getLast() : schema;
    }

    static String unit(Schema.Field field) {
        var doc = field.doc();
        return doc.substring(doc.lastIndexOf(UNIT) + UNIT.length(), doc.length() - 1);
    }

    static String meaning(Schema.Field field) {
        var doc = field.doc();
        return doc.substring(0, doc.lastIndexOf(UNIT));
    }

    static String days(Duration time) {
        return time.toDays() + " days";
    }
}
