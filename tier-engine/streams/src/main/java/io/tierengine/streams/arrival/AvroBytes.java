package io.tierengine.streams.arrival;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A record in Avro binary, read from the front without an object for anything but text.
 *
 * <p>It is stricter than Avro's decoder and never laxer: what it reads, that decoder reads alike. Whatever it doesn't expect throws
 * {@link OddBytesException}.
 */
final class AvroBytes {

    private static final int INT_BYTES = 5;
    private static final int LONG_BYTES = 10;
    private static final int USUAL_ATTRIBUTES = 4;
    private static final int UNTOLD = -1;

    private final byte[] bytes;
    private final SharedTexts shared;
    private int at;

    AvroBytes(byte[] bytes, int from, SharedTexts shared) {
        this.bytes = bytes;
        this.at = from;
        this.shared = shared;
    }

    /** An int or a long. */
    long number() {
        return number(LONG_BYTES);
    }

    void skipInt() {
        number(INT_BYTES);
    }

    /** The index of a union's branch or of an enum's symbol, less than {@code size}. */
    int index(int size) {
        long index = number(INT_BYTES);
        if (index < 0 || index >= size) {
            throw new OddBytesException();
        }
        return (int) index;
    }

    String text() {
        int length = length();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** A text that many records have, as one object. */
    String sharedText() {
        int length = length();
        String text = shared.of(bytes, at, length);
        at += length;
        return text;
    }

    /** The unscaled value of a decimal; none is {@link io.tierengine.core.number.Decimals#ABSENT}. */
    long decimal() {
        int length = length();
        if (length == 0 || length > Long.BYTES) {
            throw new OddBytesException();
        }
        int end = at + length;
        long value = bytes[at++];
        while (at < end) {
            value = (value << Byte.SIZE) | Byte.toUnsignedInt(bytes[at++]);
        }
        if (value == Long.MIN_VALUE) {
            throw new OddBytesException();
        }
        return value;
    }

    /** A map of texts; its names are shared. Of equal names the last counts. */
    Map<String, String> texts() {
        if (at < bytes.length && bytes[at] == 0) {
            at++;
            return Map.of();
        }
        Map<String, String> texts = HashMap.newHashMap(USUAL_ATTRIBUTES);
        items(in -> texts.put(in.sharedText(), in.text()));
        return texts;
    }

    /** The items of an array or a map. They come in blocks, which say their size in bytes where the count is negative. */
    void items(Consumer<AvroBytes> item) {
        for (long count = number(); count != 0; count = number()) {
            int end = UNTOLD;
            if (count < 0) {
                int size = length();
                end = at + size;
            }
            long items = Math.abs(count);
            if (items < 0 || items > bytes.length - at) {
                throw new OddBytesException();
            }
            for (long i = 0; i < items; i++) {
                item.accept(this);
            }
            if (end != UNTOLD && end != at) {
                throw new OddBytesException();
            }
        }
    }

    void skip(long count) {
        if (count < 0 || count > bytes.length - at) {
            throw new OddBytesException();
        }
        at += (int) count;
    }

    /** The record ends here. */
    void requireEnd() {
        if (at != bytes.length) {
            throw new OddBytesException();
        }
    }

    private int length() {
        long length = number();
        if (length < 0 || length > bytes.length - at) {
            throw new OddBytesException();
        }
        return (int) length;
    }

    /** Most numbers are lengths and indexes, of one byte. */
    private long number(int mostBytes) {
        if (at < bytes.length && bytes[at] >= 0) {
            long bits = bytes[at++];
            return (bits >>> 1) ^ -(bits & 1);
        }
        return longerNumber(mostBytes);
    }

    /** Seven bits a byte, lowest first, the sign in the lowest bit. */
    private long longerNumber(int mostBytes) {
        long bits = 0;
        for (int i = 0; i < mostBytes; i++) {
            if (at == bytes.length) {
                throw new OddBytesException();
            }
            byte next = bytes[at++];
            bits |= (next & 0x7fL) << (7 * i);
            if (next >= 0) {
                return (bits >>> 1) ^ -(bits & 1);
            }
        }
        throw new OddBytesException();
    }
}
