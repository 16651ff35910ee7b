package io.tierengine.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;

/** Sets up logging to standard error, so that standard output is left to commands. */
public final class Logs {

    private static final String OURS = "io.tierengine";

    /** From debug on it logs tokens, and the codes that issuers give for them. */
    private static final String MICRONAUT = "io.micronaut";

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20} - %msg%n%ex";

    private Logs() {}

    /**
     * Logs in a form from now on.
     *
     * @param level of the engine's own messages; libraries, which talk more, are one step more quiet, and Micronaut never tells
     *     more than information
     */
    public static void configure(LogFormat format, LogLevel level) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder(format, context));
        console.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(console);
        root.setLevel(ofLibraries(level));
        if (level == LogLevel.TRACE) {
            context.getLogger(MICRONAUT).setLevel(Level.INFO);
        }
        context.getLogger(OURS).setLevel(Level.toLevel(level.name()));
    }

    private static Encoder<ILoggingEvent> encoder(LogFormat format, LoggerContext context) {
        Encoder<ILoggingEvent> encoder = format == LogFormat.JSON ? json() : text();
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> text() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(PATTERN);
        encoder.setCharset(StandardCharsets.UTF_8);
        return encoder;
    }

    /** A message with its arguments in place, in one field. */
    private static Encoder<ILoggingEvent> json() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        return encoder;
    }

    private static Level ofLibraries(LogLevel level) {
        return switch (level) {
            case ERROR -> Level.ERROR;
            case WARN, INFO -> Level.WARN;
            case DEBUG -> Level.INFO;
            case TRACE -> Level.DEBUG;
        };
    }
}
