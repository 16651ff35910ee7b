package io.tierengine.server.feed;

/** Closes the connection of a listener that took its events too slowly. */
final class SlowClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SlowClientException() {
        super("the listener took its events too slowly", null, false, false);
    }
}
