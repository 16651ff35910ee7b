package io.tierengine.cli.replay;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An array of bytes that grows as it is written. */
final class ByteWriter {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] bytes;
    private int size;

    ByteWriter(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** What has been written lies in it from 0 to {@link #size()}. */
    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Goes back, or over what {@link #reserve} made room for. */
    void setSize(int size) {
        this.size = size;
    }

    /** Makes room; returns where to write. */
    int reserve(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, count)));
        }
        return size;
    }

    void writeByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void writeInt(int value) {
        reserve(Integer.BYTES);
        setInt(bytes, size, value);
        size += Integer.BYTES;
    }

    void writeLong(long value) {
        reserve(Long.BYTES);
        LONG.set(bytes, size, value);
        size += Long.BYTES;
    }

    void write(byte[] source, int from, int to) {
        reserve(to - from);
        System.arraycopy(source, from, bytes, size, to - from);
        size += to - from;
    }

    void write(byte[] source) {
        write(source, 0, source.length);
    }

    static int getInt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static long getLong(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    static void setInt(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }
}
