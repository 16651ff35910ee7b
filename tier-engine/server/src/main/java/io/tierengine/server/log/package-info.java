/** How the process logs. */
@NullMarked
package io.tierengine.server.log;

import org.jspecify.annotations.NullMarked;
