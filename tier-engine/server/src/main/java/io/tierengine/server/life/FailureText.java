package io.tierengine.server.life;

import org.apache.kafka.common.errors.TimeoutException;

/** Says in a sentence why something failed, from the messages of an exception and its causes. */
public final class FailureText {

    private FailureText() {}

    public static String of(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        boolean timedOut = false;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
            if (text.indexOf(message) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
            }
            timedOut |= cause instanceof TimeoutException;
        }
        if (timedOut) {
            text.append(" (is tier.kafka.bootstrap-servers right, and is Kafka up?)");
        }
        return text.toString();
    }
}
