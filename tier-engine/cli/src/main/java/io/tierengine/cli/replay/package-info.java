/**
 * {@code tier replay}: a policy run over history.
 *
 * <p>Rows are first dealt out to shards by their customer, still as text, then one shard after the other is parsed, sorted
 * and decided, by as many threads as there are cores; at the end the shards' changes are merged by customer. What doesn't fit
 * the memory set aside for it waits in a temporary file.
 */
@NullMarked
package io.tierengine.cli.replay;

import org.jspecify.annotations.NullMarked;
