/** The engine's decisions as a Flink job: our core in a keyed process function, Flink's state, timers, checkpoints and sink. */
@NullMarked
package io.tierengine.benchmarks.flink;

import org.jspecify.annotations.NullMarked;
