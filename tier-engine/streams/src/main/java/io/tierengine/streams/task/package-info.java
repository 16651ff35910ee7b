/**
 * What the processors of a task share: how far it has come in its input, and what of that is safe. State may be written later than its
 * facts were processed; offsets are committed only as far as it was.
 */
@NullMarked
package io.tierengine.streams.task;

import org.jspecify.annotations.NullMarked;
