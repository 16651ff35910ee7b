/** The facts that scenarios send: histories of a population, live facts at a fixed rate. */
@NullMarked
package io.tierengine.benchmarks.scenario.fact;

import org.jspecify.annotations.NullMarked;
