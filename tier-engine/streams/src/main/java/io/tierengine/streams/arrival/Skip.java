package io.tierengine.streams.arrival;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.Schema;

/** Passes over a value that the engine doesn't use. */
interface Skip {

    void over(AvroBytes in);

    /** How to pass over values of a schema; none where the schema contains itself. */
    static Optional<Skip> of(Schema schema) {
        return new Compiler().skip(schema);
    }

    /** Remembers named types: those that are finished, and as empty those it is within. */
    final class Compiler {

        private final Map<String, Optional<Skip>> records = new HashMap<>();

        private Optional<Skip> skip(Schema schema) {
            return switch (schema.getType()) {
                case NULL -> Optional.of(in -> {});
                case BOOLEAN -> Optional.of(in -> in.skip(1));
                case INT -> Optional.of(AvroBytes::skipInt);
                case LONG -> Optional.of(AvroBytes::number);
                case FLOAT -> Optional.of(in -> in.skip(Float.BYTES));
                case DOUBLE -> Optional.of(in -> in.skip(Double.BYTES));
                case BYTES, STRING -> Optional.of(in -> in.skip(in.number()));
                case FIXED -> fixed(schema.getFixedSize());
                case ENUM -> choice(schema.getEnumSymbols().size());
                case ARRAY -> skip(schema.getElementType()).map(item -> in -> in.items(item::over));
                case MAP -> skip(schema.getValueType()).map(Compiler::map);
                case UNION -> all(schema.getTypes(), Compiler::branch);
                case RECORD -> record(schema);
            };
        }

        private Optional<Skip> record(Schema schema) {
            Optional<Skip> known = records.putIfAbsent(schema.getFullName(), Optional.empty());
            if (known != null) {
                return known;
            }
            List<Schema> fields =
                    schema.getFields().stream().map(Schema.Field::schema).toList();
            Optional<Skip> made = all(fields, parts -> in -> parts.forEach(part -> part.over(in)));
            records.put(schema.getFullName(), made);
            return made;
        }

        private Optional<Skip> all(List<Schema> schemas, Function<List<Skip>, Skip> join) {
            List<Skip> parts = new ArrayList<>();
            for (Schema schema : schemas) {
                Optional<Skip> part = skip(schema);
                if (part.isEmpty()) {
                    return part;
                }
                parts.add(part.get());
            }
            return Optional.of(join.apply(List.copyOf(parts)));
        }

        private static Optional<Skip> fixed(int size) {
            return Optional.of(in -> in.skip(size));
        }

        private static Optional<Skip> choice(int symbols) {
            return Optional.of(in -> in.index(symbols));
        }

        private static Skip map(Skip value) {
            Skip entry = in -> {
                in.skip(in.number());
                value.over(in);
            };
            return in -> in.items(entry::over);
        }

        private static Skip branch(List<Skip> branches) {
            return in -> branches.get(in.index(branches.size())).over(in);
        }
    }
}
