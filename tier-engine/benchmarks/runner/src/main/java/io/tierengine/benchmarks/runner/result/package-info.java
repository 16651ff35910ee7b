/** What the runs of a benchmark come to, and how it is told. */
@NullMarked
package io.tierengine.benchmarks.runner.result;

import org.jspecify.annotations.NullMarked;
