package io.tierengine.cli.replay;

import io.tierengine.cli.csv.CsvCursor;
import io.tierengine.cli.facts.RowKey;

/**
 * How a row is kept until its shard's turn: what it is sorted by as a long, file and line as ints; its length and where the
 * customer's id begins and ends in it as ints; then its bytes as they stand in the file. An id that has doubled quotes there
 * follows without them.
 */
final class KeptRow {

    private static final int PLACE = Long.BYTES;
    private static final int LENGTH = PLACE + Long.BYTES;
    private static final int ID_FROM = LENGTH + Integer.BYTES;
    private static final int ID_TO = ID_FROM + Integer.BYTES;
    private static final int ROW = ID_TO + Integer.BYTES;

    private KeptRow() {}

    /** The bytes of the row that the cursor is on, or somewhat more. */
    static int mostBytes(CsvCursor row) {
        return ROW + 2 * (row.recordTo() - row.recordFrom());
    }

    /** Writes the row that the cursor is on. */
    static void write(int file, CsvCursor row, RowKey key, ByteWriter out) {
        int length = row.recordTo() - row.recordFrom();
        int id = key.customer();
        out.writeLong(key.order());
        out.writeInt(file);
        out.writeInt(row.line());
        out.writeInt(length);
        if (id < 0) {
            out.writeInt(0);
            out.writeInt(0);
            out.write(row.bytes(), row.recordFrom(), row.recordTo());
        } else if (row.isInRecord(id)) {
            out.writeInt(row.from(id) - row.recordFrom());
            out.writeInt(row.to(id) - row.recordFrom());
            out.write(row.bytes(), row.recordFrom(), row.recordTo());
        } else {
            out.writeInt(length);
            out.writeInt(length + row.to(id) - row.from(id));
            out.write(row.bytes(), row.recordFrom(), row.recordTo());
            out.write(row.array(id), row.from(id), row.to(id));
        }
    }

    /** Where the row behind this one begins. */
    static int end(byte[] rows, int at) {
        return at + ROW + Math.max(ByteWriter.getInt(rows, at + LENGTH), ByteWriter.getInt(rows, at + ID_TO));
    }

    static int file(byte[] rows, int at) {
        return ByteWriter.getInt(rows, at + PLACE);
    }

    static int line(byte[] rows, int at) {
        return ByteWriter.getInt(rows, at + PLACE + Integer.BYTES);
    }

    static int idFrom(byte[] rows, int at) {
        return at + ROW + ByteWriter.getInt(rows, at + ID_FROM);
    }

    static int idTo(byte[] rows, int at) {
        return at + ROW + ByteWriter.getInt(rows, at + ID_TO);
    }

    static int rowFrom(int at) {
        return at + ROW;
    }

    static int rowTo(byte[] rows, int at) {
        return at + ROW + ByteWriter.getInt(rows, at + LENGTH);
    }

    /** By order, then file, then line. The files are in the order of their kinds. */
    static int compare(byte[] rows, int a, int b) {
        int byOrder = Long.compare(ByteWriter.getLong(rows, a), ByteWriter.getLong(rows, b));
        return byOrder != 0
                ? byOrder
                : Long.compare(ByteWriter.getLong(rows, a + PLACE), ByteWriter.getLong(rows, b + PLACE));
    }
}
