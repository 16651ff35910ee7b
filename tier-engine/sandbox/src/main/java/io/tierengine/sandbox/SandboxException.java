package io.tierengine.sandbox;

/** The sandbox can't do what was asked. The message says what, where, and what to do; of a child it quotes the log. */
public final class SandboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SandboxException(String message) {
        super(message);
    }

    SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
