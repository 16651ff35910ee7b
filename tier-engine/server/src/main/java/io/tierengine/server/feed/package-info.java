/**
 * Events as they happen, sent to whoever listens (server-sent events). One reader per instance keeps the latest events of the views' feed in
 * memory once, however many listen; each listener only has a place in them.
 */
@NullMarked
package io.tierengine.server.feed;

import org.jspecify.annotations.NullMarked;
