/** Committed tier changes as a subscriber receives them, and how long they took. */
@NullMarked
package io.tierengine.benchmarks.scenario.change;

import org.jspecify.annotations.NullMarked;
