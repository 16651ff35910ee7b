/** Who reads over HTTP while facts go on. */
@NullMarked
package io.tierengine.benchmarks.scenario.reader;

import org.jspecify.annotations.NullMarked;
