package io.tierengine.server.life;

import org.apache.kafka.common.errors.TimeoutException;

/** Says in a sentence why something failed, from the messages of an exception and its causes. */
public final class FailureText {

    private FailureText() {}

    public static String of(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        boolean timedOut = false;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && text.indexOf(message) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
            }
            timedOut |= cause instanceof TimeoutException;
        }
        if (text.isEmpty()) {
            text.append(thrown.getClass().getSimpleName());
        }
        if (timedOut) {
            text.append(" (setting tier.kafka.bootstrap-servers)");
        }
        return text.toString();
    }
}
