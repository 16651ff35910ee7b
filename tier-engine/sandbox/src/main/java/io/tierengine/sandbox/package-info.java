/**
 * Real Kafka brokers and a real schema registry as child processes, on free ports of 127.0.0.1. Start with
 * {@link io.tierengine.sandbox.Sandbox}.
 */
@NullMarked
package io.tierengine.sandbox;

import org.jspecify.annotations.NullMarked;
