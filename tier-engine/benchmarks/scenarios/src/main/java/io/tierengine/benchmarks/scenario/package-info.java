/** The engine alone in what a deployment meets: a steady load, a midnight, a lost disk, growth. */
@NullMarked
package io.tierengine.benchmarks.scenario;

import org.jspecify.annotations.NullMarked;
