package io.tierengine.server.feed;

/**
 * How much is kept for listeners.
 *
 * @param mostClients listeners at once
 * @param keptEvents latest events in memory: how far back a listener can resume, and how far behind it may be
 */
public record FeedSettings(int mostClients, int keptEvents) {}
