/** Cut-offs by percentile: what a task remembers of its count, how counts become cut-offs, and how these reach every task. */
@NullMarked
package io.tierengine.streams.cutoff;

import org.jspecify.annotations.NullMarked;
