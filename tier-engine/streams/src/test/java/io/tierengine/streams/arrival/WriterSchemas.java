package io.tierengine.streams.arrival;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/**
 * Schemas that a record of the contract might be written with: fields dropped, added and in another order, null allowed or not, other
 * symbols, and now and then a type that isn't the contract's.
 */
final class WriterSchemas {

    private final Random random;
    private int names;

    WriterSchemas(Random random) {
        this.random = random;
    }

    /** A schema of the same name; with {@code odd} it may have types that need more than reading them. */
    Schema variantOf(Schema contract, boolean odd) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : contract.getFields()) {
            boolean optional = field.hasDefaultValue();
            if (!chance(optional ? 25 : odd ? 2 : 0)) {
                fields.add(field(field.name(), varied(field.schema(), odd)));
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.add(field(name("added"), anySchema(3)));
        }
        Collections.shuffle(fields, random);
        return Schema.createRecord(contract.getName(), null, contract.getNamespace(), false, fields);
    }

    private Schema varied(Schema schema, boolean odd) {
        Schema value = schema.isUnion() ? schema.getTypes().get(1) : schema;
        if (value.getType() == Schema.Type.ENUM && chance(50)) {
            value = otherSymbols(value);
        }
        if (odd && chance(4)) {
            value = oddInPlaceOf(value);
        }
        if (value.isUnion()) {
            return value;
        }
        if (schema.isUnion() ? chance(80) : chance(10)) {
            Schema nothing = Schema.create(Schema.Type.NULL);
            return chance(50) ? Schema.createUnion(nothing, value) : Schema.createUnion(value, nothing);
        }
        return value;
    }

    private Schema otherSymbols(Schema contract) {
        List<String> symbols = new ArrayList<>(contract.getEnumSymbols());
        Collections.shuffle(symbols, random);
        if (chance(30)) {
            symbols.removeFirst();
        }
        if (chance(40)) {
            symbols.add(random.nextInt(symbols.size() + 1), "SUBSCRIPTION");
        }
        return Schema.createEnum(contract.getName(), null, contract.getNamespace(), symbols);
    }

    private Schema oddInPlaceOf(Schema schema) {
        return switch (random.nextInt(6)) {
            case 0 -> Schema.create(Schema.Type.INT);
            case 1 -> Schema.create(Schema.Type.STRING);
            case 2 -> Schema.create(Schema.Type.BYTES);
            case 3 -> LogicalTypes.decimal(18, 2).addToSchema(Schema.create(Schema.Type.BYTES));
            case 4 -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            default -> Schema.createUnion(Schema.create(Schema.Type.NULL), schema, Schema.create(Schema.Type.BOOLEAN));
        };
    }

    private Schema anySchema(int depth) {
        return switch (random.nextInt(depth == 0 ? 9 : 14)) {
            case 0 -> Schema.create(Schema.Type.NULL);
            case 1 -> Schema.create(Schema.Type.BOOLEAN);
            case 2 -> Schema.create(Schema.Type.INT);
            case 3 -> Schema.create(Schema.Type.LONG);
            case 4 -> Schema.create(Schema.Type.FLOAT);
            case 5 -> Schema.create(Schema.Type.DOUBLE);
            case 6 -> Schema.create(Schema.Type.BYTES);
            case 7 -> Schema.create(Schema.Type.STRING);
            case 8 ->
                chance(50)
                        ? Schema.createFixed(name("Fixed"), null, "added", random.nextInt(20))
                        : Schema.createEnum(name("Enum"), null, "added", List.of("A", "B", "C"));
            case 9 -> Schema.createArray(anySchema(depth - 1));
            case 10 -> Schema.createMap(anySchema(depth - 1));
            case 11 -> record(depth);
            case 12 -> recursive();
            default -> Schema.createUnion(Schema.create(Schema.Type.NULL), record(depth));
        };
    }

    private Schema record(int depth) {
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.add(field(name("field"), anySchema(depth - 1)));
        }
        return Schema.createRecord(name("Record"), null, "added", false, fields);
    }

    private Schema recursive() {
        String name = name("Recursive");
        return chance(70)
                ? Schema.create(Schema.Type.STRING)
                : SchemaBuilder.record(name)
                        .namespace("added")
                        .fields()
                        .requiredLong("value")
                        .name("next")
                        .type()
                        .unionOf()
                        .nullType()
                        .and()
                        .type(name)
                        .endUnion()
                        .noDefault()
                        .endRecord();
    }

    private static Schema.Field field(String name, Schema schema) {
        return new Schema.Field(name, schema);
    }

    private String name(String kind) {
        return kind + names++;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
