/** What is compared, each in a JVM of its own. */
@NullMarked
package io.tierengine.benchmarks.runner.contender;

import org.jspecify.annotations.NullMarked;
