package io.tierengine.views.count;

import io.tierengine.views.Attribute;
import io.tierengine.views.Step;
import io.tierengine.views.row.Texts;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Builds and reads the keys of counters: a letter for what is counted, then texts with a zero byte behind each, and days or hours as four bytes. A text
 * that isn't there is a single byte 1, which no text begins with.
 */
final class CounterKey {

    static final char BY_VALUE = 'c';
    static final char CROSSED = 'x';
    static final char FALLS = 'f';
    static final char FALL_VALUES = 'g';
    static final char HOURLY = 'h';
    static final char DAILY = 'd';
    static final char ADMITTED = 'a';
    static final char ADMITTED_NUMBER = 'n';
    static final char LATEST = 'l';

    /** Under it lies the time zone's id. */
    static final Bytes ZONE = Bytes.wrap(new byte[] {'z'});

    private static final byte NOTHING = 1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(48);

    private CounterKey(char kind) {
        out.write(kind);
    }

    static CounterKey of(char kind) {
        return new CounterKey(kind);
    }

    static char kind(Step step) {
        return switch (step) {
            case HOUR -> HOURLY;
            case DAY -> DAILY;
        };
    }

    CounterKey text(@Nullable String text) {
        if (text == null) {
            out.write(NOTHING);
        } else {
            out.writeBytes(Texts.bytes(text));
        }
        out.write(0);
        return this;
    }

    CounterKey attribute(Attribute attribute) {
        return text(attribute.id());
    }

    /** A day or an hour, in its order. It isn't negative. */
    CounterKey number(int number) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        return this;
    }

    Bytes bytes() {
        return Bytes.wrap(out.toByteArray());
    }

    /** Above all keys that begin like this one: no text in UTF-8 has such a byte, and no number begins with it. */
    Bytes end() {
        byte[] key = Arrays.copyOf(out.toByteArray(), out.size() + 1);
        key[key.length - 1] = (byte) 0xff;
        return Bytes.wrap(key);
    }

    int size() {
        return out.size();
    }

    /** The number at a place. */
    static int number(byte[] key, int from) {
        return ByteBuffer.wrap(key).getInt(from);
    }

    /** The texts from a place to the key's end; null for one that isn't there. */
    static List<@Nullable String> texts(byte[] key, int from) {
        List<@Nullable String> texts = new ArrayList<>();
        int start = from;
        for (int i = from; i < key.length; i++) {
            if (key[i] == 0) {
                boolean nothing = i == start + 1 && key[start] == NOTHING;
                texts.add(nothing ? null : new String(key, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return texts;
    }
}
