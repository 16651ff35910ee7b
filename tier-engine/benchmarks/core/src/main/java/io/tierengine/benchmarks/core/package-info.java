/** What one fact costs the core: JMH benchmarks, and the customers that they and the regression guard measure. */
@NullMarked
package io.tierengine.benchmarks.core;

import org.jspecify.annotations.NullMarked;
