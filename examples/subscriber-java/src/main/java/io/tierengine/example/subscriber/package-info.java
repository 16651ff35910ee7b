/** A subscriber to tier changes, made to be copied: Kafka's plain client, Avro, a table. */
@NullMarked
package io.tierengine.example.subscriber;

import org.jspecify.annotations.NullMarked;
