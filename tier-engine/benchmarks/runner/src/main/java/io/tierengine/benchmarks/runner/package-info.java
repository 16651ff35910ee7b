/** The benchmark from end to end: {@code bin/tier bench}. */
@NullMarked
package io.tierengine.benchmarks.runner;

import org.jspecify.annotations.NullMarked;
