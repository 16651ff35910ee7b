package io.tierengine.cli.csv;

/** Some whole records of one file, to be read by one thread. It is filled again and again. */
public final class CsvBlock {

    /** Bytes of a block, and so the most that a single record may have. */
    public static final int SIZE = 1 << 20;

    final byte[] bytes;
    int file;
    int size;
    int firstLine;
    boolean startsFile;

    public CsvBlock() {
        this(SIZE);
    }

    CsvBlock(int size) {
        this.bytes = new byte[size];
    }

    /** Which file the records are of, counted from 0. */
    public int file() {
        return file;
    }

    /** The bytes of the file that the block holds. */
    public int size() {
        return size;
    }

    /** The array that the records lie in. */
    public byte[] bytes() {
        return bytes;
    }

    /** Sets a cursor before the first record that isn't the header. */
    public void start(CsvCursor cursor) {
        cursor.reset(bytes, 0, size, firstLine);
        if (startsFile) {
            cursor.next();
        }
    }
}
