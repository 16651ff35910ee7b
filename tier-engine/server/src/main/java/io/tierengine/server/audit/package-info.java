/** The latest of what people did, and of what was refused. */
@NullMarked
package io.tierengine.server.audit;

import org.jspecify.annotations.NullMarked;
