package io.tierengine.contract.release;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** A record made up from nothing but its schema, so that a new field is in the next release's data without being thought of. */
enum Sample {
    /** Every field has a value that no default would give; numbers are large and negative. */
    FULL,
    /** Nulls, empty collections, zeros. */
    BARE;

    private static final Instant SOME_INSTANT = Instant.parse("2026-03-01T12:34:56.789Z");
    private static final LocalDate SOME_DATE = LocalDate.parse("2024-02-29");

    String fileName(String recordName) {
        return recordName + "." + name().toLowerCase(Locale.ROOT);
    }

    GenericData.Record of(Schema schema) {
        var sample = new GenericData.Record(schema);
        for (var field : schema.getFields()) {
            sample.put(field.pos(), value(field.name(), field.schema()));
        }
        return sample;
    }

    private @Nullable Object value(String name, Schema schema) {
        var full = this == FULL;
        return switch (schema.getType()) {
            case RECORD -> of(schema);
            case STRING -> full ? "some " + name : "";
            case ENUM -> new GenericData.EnumSymbol(schema, symbol(schema));
            case UNION -> full ? value(name, schema.getTypes().getLast()) : null;
            case MAP -> full ? pair(name, schema.getValueType()) : Map.of();
            case ARRAY -> full ? List.of(requireValue(name, schema.getElementType())) : List.of();
            case INT -> schema.getLogicalType() == null ? (Object) (full ? -name.length() : 0) : date();
            case LONG -> schema.getLogicalType() == null ? (Object) (full ? -9_000_000_000L : 0L) : instant();
            case BYTES ->
                schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
                        ? number(name, decimal)
                        : ByteBuffer.wrap(full ? ("\0" + name).getBytes(StandardCharsets.UTF_8) : new byte[0]);
            case BOOLEAN -> full;
            case NULL, FLOAT, DOUBLE, FIXED ->
                throw new IllegalArgumentException("No sample yet for " + schema + "; add one here.");
        };
    }

    /** Ordered, so that the same schema gives the same bytes. */
    private Map<String, Object> pair(String name, Schema type) {
        var pair = new TreeMap<String, Object>();
        pair.put(name + " a", requireValue(name, type));
        pair.put(name + " b", requireValue(name, type));
        return pair;
    }

    private Object requireValue(String name, Schema schema) {
        var value = value(name, schema);
        if (value == null) {
            throw new IllegalStateException("The sample of " + name + " is null inside a collection.");
        }
        return value;
    }

    private LocalDate date() {
        return this == FULL ? SOME_DATE : LocalDate.EPOCH;
    }

    private Instant instant() {
        return this == FULL ? SOME_INSTANT : Instant.EPOCH;
    }

    /** The last symbol that means something; the first for the bare sample. */
    private String symbol(Schema schema) {
        var symbols = schema.getEnumSymbols().stream()
                .filter(symbol -> !symbol.equals(schema.getEnumDefault()))
                .toList();
        return this == FULL ? symbols.getLast() : symbols.getFirst();
    }

    /** As many digits as the type holds, ending in digits that tell the fields apart. */
    private BigDecimal number(String name, LogicalTypes.Decimal type) {
        var largest = BigInteger.TEN.pow(type.getPrecision()).subtract(BigInteger.ONE);
        var unscaled = this == FULL
                ? largest.subtract(BigInteger.valueOf(name.length())).negate()
                : BigInteger.ZERO;
        return new BigDecimal(unscaled, type.getScale());
    }
}
