package io.tierengine.core.binary;

/** Bytes that should hold a state don't: a bug, a foreign record or a damaged disk. */
public final class CorruptStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CorruptStateException(String message) {
        super(message);
    }
}
