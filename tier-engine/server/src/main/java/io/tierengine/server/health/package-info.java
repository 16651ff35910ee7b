/** Whether the process is alive and whether the engine does its work. */
@NullMarked
package io.tierengine.server.health;

import org.jspecify.annotations.NullMarked;
