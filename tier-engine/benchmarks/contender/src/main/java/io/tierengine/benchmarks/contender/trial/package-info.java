/** A trial of a contender: does it decide as the core does? */
@NullMarked
package io.tierengine.benchmarks.contender.trial;

import org.jspecify.annotations.NullMarked;
