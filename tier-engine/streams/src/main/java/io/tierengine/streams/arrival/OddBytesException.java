package io.tierengine.streams.arrival;

/**
 * Bytes that only Avro's own reader may judge. It says nothing and carries no stack trace, since the record is read once more, by
 * that reader, which either reads it or tells what is wrong.
 */
final class OddBytesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OddBytesException() {
        super(null, null, false, false);
    }
}
