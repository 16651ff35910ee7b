/** Reads what callers send, and says which part of it is wrong. */
@NullMarked
package io.tierengine.server.input;

import org.jspecify.annotations.NullMarked;
