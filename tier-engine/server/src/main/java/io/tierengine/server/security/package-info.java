/** Who may do what over HTTP. */
@NullMarked
package io.tierengine.server.security;

import org.jspecify.annotations.NullMarked;
