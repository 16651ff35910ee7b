package io.tierengine.streams.serde;

import java.nio.ByteBuffer;

/** Confluent's wire format: a zero byte, the schema's id as four bytes, highest first, and the record as Avro binary. */
public final class WireFormat {

    /** Length of what stands before the record. */
    public static final int HEADER_BYTES = 5;

    private static final byte MAGIC = 0;

    private WireFormat() {}

    /**
     * The schema id of a record.
     *
     * @throws PoisonRecordException where the bytes aren't of this format
     */
    public static int schemaId(byte[] bytes) {
        if (bytes.length < HEADER_BYTES) {
            throw new PoisonRecordException(
                    Poison.NOT_WIRE_FORMAT,
                    "The value has " + bytes.length + " bytes, fewer than the " + HEADER_BYTES
                            + " that come before a record: a zero byte and a schema id. Write it with a registry's serializer.");
        }
        if (bytes[0] != MAGIC) {
            throw new PoisonRecordException(
                    Poison.NOT_WIRE_FORMAT,
                    "The value begins with byte " + (bytes[0] & 0xff)
                            + ", not with the zero byte before a schema id. Write it with a registry's serializer.");
        }
        return (bytes[1] & 0xFF) << 24 | (bytes[2] & 0xFF) << 16 | (bytes[3] & 0xFF) << 8 | (bytes[4] & 0xFF);
    }

    static byte[] header(int schemaId) {
        return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(schemaId).array();
    }
}
