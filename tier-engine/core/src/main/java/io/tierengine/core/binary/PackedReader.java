package io.tierengine.core.binary;

import io.tierengine.core.number.Decimals;
import io.tierengine.core.time.LocalCalendar;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link PackedWriter} wrote. */
public final class PackedReader {

    /** Eight bytes as one number, highest first. */
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int position;

    public PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean atEnd() {
        return position == bytes.length;
    }

    /** How many bytes have been read. */
    public int position() {
        return position;
    }

    /**
     * The next byte, 0 to 255.
     *
     * @throws CorruptStateException if the record ends here; so do all methods of this class
     */
    public int readByte() {
        if (position >= bytes.length) {
            throw new CorruptStateException("a record of " + bytes.length + " bytes ends too early");
        }
        return bytes[position++] & 0xFF;
    }

    public int readFixedInt() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            value = (value << 8) | readByte();
        }
        return value;
    }

    public long readFixedLong() {
        return ((long) readFixedInt() << 32) | (readFixedInt() & 0xFFFF_FFFFL);
    }

    /** Reads what {@link PackedWriter#writeFixed48} wrote. */
    public long readFixed48() {
        if (position + Long.BYTES <= bytes.length) {
            long value = (long) LONGS.get(bytes, position) >>> 16;
            position += 6;
            return value;
        }
        long value = 0;
        for (int i = 0; i < 6; i++) {
            value = (value << 8) | readByte();
        }
        return value;
    }

    public int readFixedShort() {
        return (readByte() << 8) | readByte();
    }

    public long readUnsigned() {
        if (position < bytes.length && bytes[position] >= 0) {
            return bytes[position++];
        }
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new CorruptStateException("a number of more than 10 bytes at byte " + position);
    }

    /** An unsigned number that counts what follows, checked against what is left so that no garbage is believed. */
    public int readCount() {
        long count = readUnsigned();
        if (count < 0 || count > bytes.length - position) {
            throw new CorruptStateException("a count of " + count + " at byte " + position + " of " + bytes.length);
        }
        return (int) count;
    }

    public int readInt() {
        return (int) readSigned();
    }

    public long readSigned() {
        return unzigzag(readUnsigned());
    }

    /** Reads what {@link PackedWriter#writeNumber} wrote. */
    public long readNumber() {
        long folded = readUnsigned();
        if (folded == 0) {
            return Decimals.ABSENT;
        }
        if (folded == 2) {
            return readSigned();
        }
        return unzigzag((folded - 1) >>> 1) * 100;
    }

    /** Reads what {@link PackedWriter#writeInstant} wrote. */
    public long readInstant(long none, long nearMillis) {
        long folded = readUnsigned();
        if (folded == 0) {
            return none;
        }
        return nearMillis + unzigzag(folded - 1);
    }

    /** Reads what {@link PackedWriter#writeInstant(long, long, long, LocalCalendar)} wrote. */
    public long readInstant(long none, long nearMillis, LocalCalendar calendar) {
        long folded = readUnsigned();
        if (folded == 0) {
            return none;
        }
        long distance = unzigzag((folded - 1) >>> 1);
        if ((folded & 1) == 0) {
            return nearMillis + distance;
        }
        long day = calendar.dayOf(nearMillis) + distance;
        if (day < 0 || day > 1_000_000) {
            throw new CorruptStateException("day " + day + " at byte " + position);
        }
        return calendar.startOf((int) day);
    }

    public String readText() {
        int length = readCount();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /** Reads what {@link PackedWriter#writeBytes} wrote. */
    public byte[] readBytes() {
        int length = readCount();
        byte[] read = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return read;
    }

    private static long unzigzag(long folded) {
        return (folded >>> 1) ^ -(folded & 1);
    }
}
