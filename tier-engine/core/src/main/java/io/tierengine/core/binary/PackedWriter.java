package io.tierengine.core.binary;

import io.tierengine.core.number.Decimals;
import io.tierengine.core.time.LocalCalendar;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes packed binary: integers take as many bytes as they need, seven bits in each, lowest first (LEB128); signed ones
 * are zigzag-coded, so that small negatives stay small. Reusable: {@link #reset()} starts the next record in the same
 * buffer.
 */
public final class PackedWriter {

    private byte[] buffer = new byte[256];
    private int position;

    public void reset() {
        position = 0;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, position);
    }

    public int size() {
        return position;
    }

    public void writeByte(int value) {
        ensure(1);
        buffer[position++] = (byte) value;
    }

    /** Writes the lowest 48 bits as six bytes, highest first. */
    public void writeFixed48(long value) {
        ensure(6);
        for (int shift = 40; shift >= 0; shift -= 8) {
            buffer[position++] = (byte) (value >>> shift);
        }
    }

    /** Writes two bytes, highest first. */
    public void writeFixedShort(int value) {
        ensure(2);
        buffer[position++] = (byte) (value >>> 8);
        buffer[position++] = (byte) value;
    }

    /** Writes 1 to 10 bytes; small values that aren't negative are short. */
    public void writeUnsigned(long value) {
        ensure(10);
        if (value >= 0 && value < 0x80) {
            buffer[position++] = (byte) value;
            return;
        }
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[position++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        buffer[position++] = (byte) rest;
    }

    /** Writes 1 to 10 bytes; values near zero are short. */
    public void writeSigned(long value) {
        writeUnsigned(zigzag(value));
    }

    /**
     * A number that may be absent and often ends in two zeros, as amounts in 1/10,000 do: 0 for absent, otherwise 1 and a
     * hundredth of it, or 2 and the whole, folded into the lowest bits.
     */
    public void writeNumber(long value) {
        if (value == Decimals.ABSENT) {
            writeUnsigned(0);
        } else if (value % 100 == 0) {
            writeUnsigned(fold(value / 100) + 1);
        } else {
            writeUnsigned(2);
            writeSigned(value);
        }
    }

    /** Small negatives as small numbers that aren't: 0, -1, 1, -2 are 0, 1, 2, 3. */
    private static long zigzag(long value) {
        return (value << 1) ^ (value >> 63);
    }

    /** Zigzag, doubled: even numbers from 0, so that by what is added to them two kinds of values are told apart. */
    private static long fold(long value) {
        return zigzag(value) << 1;
    }

    /** An instant near another one, or none: 0 for none, otherwise one more than the zigzag distance. */
    public void writeInstant(long millis, long none, long nearMillis) {
        if (millis == none) {
            writeUnsigned(0);
        } else {
            writeUnsigned(zigzag(millis - nearMillis) + 1);
        }
    }

    /**
     * An instant that is often a local midnight, or none: 0 for none, an odd number for the start of a day, from the zigzag
     * distance in days, otherwise an even one from the distance in milliseconds.
     */
    public void writeInstant(long millis, long none, long nearMillis, LocalCalendar calendar) {
        if (millis == none) {
            writeUnsigned(0);
            return;
        }
        int day = calendar.dayOf(millis);
        if (calendar.startOf(day) == millis) {
            writeUnsigned(fold((long) day - calendar.dayOf(nearMillis)) + 1);
        } else {
            writeUnsigned(fold(millis - nearMillis) + 2);
        }
    }

    public void writeText(String text) {
        writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes how many bytes there are, and the bytes. */
    public void writeBytes(byte[] bytes) {
        writeUnsigned(bytes.length);
        writeAsIs(bytes);
    }

    /** Writes the bytes alone: whoever reads must know how many there are. */
    public void writeAsIs(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, buffer, position, bytes.length);
        position += bytes.length;
    }

    private void ensure(int bytes) {
        if (position + bytes > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, position + bytes));
        }
    }
}
