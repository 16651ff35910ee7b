/** Records in Confluent's wire format: a zero byte, four bytes of schema id, Avro binary. */
@NullMarked
package io.tierengine.streams.serde;

import org.jspecify.annotations.NullMarked;
