/** What lies on input topics, read and translated into facts. */
@NullMarked
package io.tierengine.streams.arrival;

import org.jspecify.annotations.NullMarked;
