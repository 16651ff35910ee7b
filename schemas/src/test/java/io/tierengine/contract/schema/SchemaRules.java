package io.tierengine.contract.schema;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What every schema of the contract keeps to, told as a list of violations with their paths. */
final class SchemaRules {

    private static final String NAMESPACE = "io.tierengine.contract";

    /** Ten to the power of 18 is the largest power of ten below 2^63. */
    private static final int LARGEST_PRECISION_OF_A_LONG = 18;

    private final List<String> violations = new ArrayList<>();

    private SchemaRules() {}

    static List<String> violations(Schema schema) {
        var rules = new SchemaRules();
        rules.visit(schema.getName(), schema);
        return List.copyOf(rules.violations);
    }

    private void visit(String path, Schema schema) {
        switch (schema.getType()) {
            case RECORD -> record(path, schema);
            case ENUM -> choice(path, schema);
            case UNION -> optional(path, schema);
            case MAP -> visit(path, schema.getValueType());
            case ARRAY -> visit(path, schema.getElementType());
            case FLOAT, DOUBLE -> violations.add(path + ": binary floating point; use a decimal");
            case FIXED -> violations.add(path + ": a fixed type; use bytes");
            case BYTES, STRING, INT, LONG, BOOLEAN, NULL -> scalar(path, schema);
        }
    }

    private void record(String path, Schema schema) {
        named(path, schema);
        for (var field : schema.getFields()) {
            var fieldPath = path + "." + field.name();
            var doc = field.doc();
            if (doc == null || doc.isBlank()) {
                violations.add(fieldPath + ": no doc");
            } else if (!doc.matches("(?s).+ Unit: [^.]+\\.")) {
                violations.add(fieldPath + ": doc doesn't end with the unit (\"Unit: points.\")");
            }
            visit(fieldPath, field.schema());
            if (field.schema().isNullable() && !field.hasDefaultValue()) {
                violations.add(fieldPath + ": may be null, but has no default");
            }
        }
    }

    private void choice(String path, Schema schema) {
        named(path, schema);
        for (var symbol : schema.getEnumSymbols()) {
            if (schema.getDoc() != null && !schema.getDoc().matches("(?s).*\\b" + symbol + "\\b.*")) {
                violations.add(path + ": doc of " + schema.getName() + " doesn't explain " + symbol);
            }
        }
        if (!"UNKNOWN".equals(schema.getEnumDefault())) {
            violations.add(path + ": default of " + schema.getName() + " isn't UNKNOWN");
        }
    }

    private void named(String path, Schema schema) {
        if (schema.getDoc() == null || schema.getDoc().isBlank()) {
            violations.add(path + ": no doc on " + schema.getName());
        }
        if (!NAMESPACE.equals(schema.getNamespace())) {
            violations.add(path + ": " + schema.getName() + " isn't in namespace " + NAMESPACE);
        }
    }

    private void optional(String path, Schema union) {
        var branches = union.getTypes();
        if (branches.size() != 2 || branches.getFirst().getType() != Schema.Type.NULL) {
            violations.add(path + ": a union other than [null, type]");
        }
        branches.forEach(branch -> visit(path, branch));
    }

    private void scalar(String path, Schema schema) {
        if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                && decimal.getPrecision() > LARGEST_PRECISION_OF_A_LONG) {
            violations.add(path + ": a decimal of " + decimal.getPrecision() + " digits doesn't fit 64 bits");
        }
    }
}
