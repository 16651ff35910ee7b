/** The engine as a process: started, watched and stopped. */
@NullMarked
package io.tierengine.server;

import org.jspecify.annotations.NullMarked;
