/** The policy that the engine applies. */
@NullMarked
package io.tierengine.server.policy;

import org.jspecify.annotations.NullMarked;
