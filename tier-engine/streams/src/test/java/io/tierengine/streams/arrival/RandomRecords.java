package io.tierengine.streams.arrival;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Records of any schema in the wire format, with values at which a reader may stumble; and the same damaged. */
final class RandomRecords {

    private static final List<String> TEXTS = List.of(
            "",
            "web",
            "store",
            "CNY",
            "C-1",
            "\u7f51\u5e97",
            "\ud83d\uded2",
            "na\u00efve",
            "VISIT",
            "a".repeat(100),
            "\u0000");

    private final Random random;

    RandomRecords(Random random) {
        this.random = random;
    }

    /** Header and record; its arrays and maps in blocks of either kind. */
    byte[] bytes(int id, Schema schema) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        try {
            Encoder encoder = random.nextInt(4) == 0
                    ? new EncoderFactory().configureBlockSize(64).blockingBinaryEncoder(bytes, null)
                    : EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<>(schema).write(value(schema), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Bytes changed, cut off, put in or added; sometimes the header's. */
    byte[] damaged(byte[] good) {
        int at = random.nextInt(10) == 0 ? random.nextInt(good.length) : 5 + random.nextInt(good.length - 4);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(good, at);
            case 1 -> Arrays.copyOf(good, good.length + 1 + random.nextInt(3));
            case 2 -> joined(good, at, new byte[] {(byte) random.nextInt()}, at);
            case 3 -> joined(good, at, new byte[0], Math.min(good.length, at + 1));
            default -> {
                byte[] changed = good.clone();
                changed[Math.min(at, good.length - 1)] = (byte) random.nextInt();
                yield changed;
            }
        };
    }

    private static byte[] joined(byte[] front, int to, byte[] middle, int from) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(front, 0, to);
        bytes.writeBytes(middle);
        bytes.write(front, from, front.length - from);
        return bytes.toByteArray();
    }

    private @Nullable Object value(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> random.nextInt() >> random.nextInt(32);
            case LONG -> random.nextInt(50) == 0 ? Long.MIN_VALUE : random.nextLong() >> random.nextInt(64);
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            case BYTES -> ByteBuffer.wrap(unscaled());
            case STRING -> text();
            case FIXED -> new GenericData.Fixed(schema, new byte[schema.getFixedSize()]);
            case ENUM -> new GenericData.EnumSymbol(schema, anyOf(schema.getEnumSymbols()));
            case ARRAY -> new GenericData.Array<>(schema, values(schema.getElementType()));
            case MAP -> map(schema.getValueType());
            case UNION -> value(anyOf(schema.getTypes()));
            case RECORD -> record(schema);
        };
    }

    private GenericData.Record record(Schema schema) {
        var record = new GenericData.Record(schema);
        schema.getFields().forEach(field -> record.put(field.pos(), value(field.schema())));
        return record;
    }

    /** Most often what a decimal has; none, too many, needlessly many and the least bytes of a long are among the rest. */
    private byte[] unscaled() {
        if (random.nextInt(50) == 0) {
            return ByteBuffer.allocate(8).putLong(Long.MIN_VALUE).array();
        }
        byte[] bytes = new byte[random.nextInt(60) == 0 ? random.nextInt(12) : 1 + random.nextInt(8)];
        random.nextBytes(bytes);
        if (random.nextInt(10) == 0 && bytes.length > 0) {
            bytes[0] = (byte) (random.nextBoolean() ? 0 : -1);
        }
        return bytes;
    }

    private String text() {
        return random.nextInt(3) == 0 ? "E-" + random.nextInt() : anyOf(TEXTS);
    }

    private List<@Nullable Object> values(Schema schema) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(schema));
        }
        return values;
    }

    /** Equal names are told apart by identity, so that one may be written twice. */
    private IdentityHashMap<String, @Nullable Object> map(Schema values) {
        IdentityHashMap<String, @Nullable Object> map = new IdentityHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            map.put(new String(text().toCharArray()), value(values));
        }
        return map;
    }

    private <E> E anyOf(List<E> list) {
        return list.get(random.nextInt(list.size()));
    }
}
