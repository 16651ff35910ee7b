/** Runs a contender and measures it from outside. */
@NullMarked
package io.tierengine.benchmarks.runner.run;

import org.jspecify.annotations.NullMarked;
