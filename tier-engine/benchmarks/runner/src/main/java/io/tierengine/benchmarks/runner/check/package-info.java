/** Whether contenders decide the same as {@code tier replay}, found out before any of them is timed. */
@NullMarked
package io.tierengine.benchmarks.runner.check;

import org.jspecify.annotations.NullMarked;
