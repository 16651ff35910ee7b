/** What is connected to what. */
@NullMarked
package io.tierengine.streams.topology;

import org.jspecify.annotations.NullMarked;
