/** Takes topics by the time of their facts, once per poll of the consumer. */
@NullMarked
package io.tierengine.streams.interleave;

import org.jspecify.annotations.NullMarked;
