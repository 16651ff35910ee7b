package io.tierengine.server.log;

/** The form of a log line. */
public enum LogFormat {
    TEXT,
    JSON
}
