package io.tierengine.server.log;

/** The least important message that is logged, the most talkative last. */
public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
}
