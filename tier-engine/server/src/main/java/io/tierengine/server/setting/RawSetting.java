package io.tierengine.server.setting;

/**
 * A value as it was given.
 *
 * @param origin where, for messages: {@code environment variable TIER_THREADS}
 */
record RawSetting(String value, String origin) {}
