package io.tierengine.server.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the contract as JSON: its fields by their names, instants and dates as ISO 8601, decimals as numbers, choices as text, null
 * where a field is null.
 */
public final class RecordBody {

    private RecordBody() {}

    /** One record. */
    public static Map<String, @Nullable Object> of(IndexedRecord record) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        for (Schema.Field field : record.getSchema().getFields()) {
            body.put(field.name(), value(record.get(field.pos())));
        }
        return body;
    }

    /** Several records. */
    public static List<Map<String, @Nullable Object>> of(List<? extends IndexedRecord> records) {
        return records.stream().map(RecordBody::of).toList();
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case IndexedRecord record -> of(record);
            case List<?> list -> list.stream().map(RecordBody::value).toList();
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> entries = new LinkedHashMap<>();
                map.forEach((key, entry) -> entries.put(key.toString(), value(entry)));
                yield entries;
            }
            case BigDecimal number -> number.stripTrailingZeros();
            case Number number -> number;
            case Boolean truth -> truth;
            default -> value.toString();
        };
    }
}
