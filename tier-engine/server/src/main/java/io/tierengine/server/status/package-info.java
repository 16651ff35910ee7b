/** What the engine of this instance is doing. */
@NullMarked
package io.tierengine.server.status;

import org.jspecify.annotations.NullMarked;
