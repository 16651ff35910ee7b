package io.tierengine.contract.release;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * What reads differently under a newer schema. Avro itself takes a decimal of other places, or microseconds for milliseconds,
 * for compatible, because the bytes are; only the values tell.
 */
final class Differences {

    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> between(IndexedRecord written, IndexedRecord read) {
        var differences = new Differences();
        differences.records(written.getSchema().getName(), written, read);
        return List.copyOf(differences.found);
    }

    private void records(String path, IndexedRecord written, IndexedRecord read) {
        for (var field : written.getSchema().getFields()) {
            var reading = readerOf(field, read.getSchema());
            // A field that the newer schema left out is passed over.
            if (reading != null) {
                values(path + "." + field.name(), written.get(field.pos()), read.get(reading.pos()));
            }
        }
    }

    private static Schema.@Nullable Field readerOf(Schema.Field written, Schema reader) {
        return reader.getFields().stream()
                .filter(field ->
                        field.name().equals(written.name()) || field.aliases().contains(written.name()))
                .findFirst()
                .orElse(null);
    }

    private void values(String path, @Nullable Object written, @Nullable Object read) {
        switch (written) {
            case IndexedRecord record when read instanceof IndexedRecord other -> records(path, record, other);
            case List<?> list
            when read instanceof List<?> other && list.size() == other.size() -> {
                for (var i = 0; i < list.size(); i++) {
                    values(path + "[" + i + "]", list.get(i), other.get(i));
                }
            }
            case Map<?, ?> map
            when read instanceof Map<?, ?> other && map.size() == other.size() -> {
                var values = byText(other);
                byText(map).forEach((key, value) -> values(path + "[" + key + "]", value, values.get(key)));
            }
            case null, default -> {
                if (!same(written, read)) {
                    found.add(path + ": was written as " + written + ", but reads as " + read);
                }
            }
        }
    }

    /** Keys are text of different classes, as the reader likes it. */
    private static Map<String, Object> byText(Map<?, ?> map) {
        var byText = new TreeMap<String, Object>();
        map.forEach((key, value) -> byText.put(key.toString(), value));
        return byText;
    }

    private static boolean same(@Nullable Object written, @Nullable Object read) {
        return switch (written) {
            case BigDecimal number -> read instanceof BigDecimal other && number.compareTo(other) == 0;
            // A whole number may have been widened.
            case Integer number -> read instanceof Number other && number.longValue() == other.longValue();
            case GenericData.EnumSymbol symbol -> symbol.toString().equals(Objects.toString(read));
            case CharSequence text -> text.toString().equals(Objects.toString(read));
            case null, default -> Objects.equals(written, read);
        };
    }
}
