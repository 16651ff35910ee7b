/** The facts that every contender reads: made from a seed, loaded once. */
@NullMarked
package io.tierengine.benchmarks.runner.data;

import org.jspecify.annotations.NullMarked;
