/** The life of the engine within the process. */
@NullMarked
package io.tierengine.server.life;

import org.jspecify.annotations.NullMarked;
