/** Finds rules that contradict each other or can't have an effect, by reckoning with ranges. */
@NullMarked
package io.tierengine.policy.check;

import org.jspecify.annotations.NullMarked;
