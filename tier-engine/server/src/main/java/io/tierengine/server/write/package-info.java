/** People's decisions, taken over HTTP and written to the topics that the engine reads. */
@NullMarked
package io.tierengine.server.write;

import org.jspecify.annotations.NullMarked;
