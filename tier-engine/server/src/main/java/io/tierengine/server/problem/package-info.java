/** What goes wrong with a request, as RFC 9457 has it. */
@NullMarked
package io.tierengine.server.problem;

import org.jspecify.annotations.NullMarked;
