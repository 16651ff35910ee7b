/** The schema registry: the port that the rest of the shell sees, and its client for Confluent's public REST API. */
@NullMarked
package io.tierengine.streams.registry;

import org.jspecify.annotations.NullMarked;
