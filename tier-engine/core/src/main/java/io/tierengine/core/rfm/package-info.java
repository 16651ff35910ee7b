/** Recency, frequency and monetary value of a customer, each as a score of 1 to 5, and the segment they make. */
@NullMarked
package io.tierengine.core.rfm;

import org.jspecify.annotations.NullMarked;
