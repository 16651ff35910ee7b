/** The engine's decisions as a Hazelcast Jet job: our core in a processor with its state on the heap, Jet's snapshots and sink. */
@NullMarked
package io.tierengine.benchmarks.jet;

import org.jspecify.annotations.NullMarked;
