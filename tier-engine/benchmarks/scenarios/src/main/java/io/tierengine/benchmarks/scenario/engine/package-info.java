/** A broker, a registry and an engine in JVMs of their own, to be started, stopped and looked at. */
@NullMarked
package io.tierengine.benchmarks.scenario.engine;

import org.jspecify.annotations.NullMarked;
