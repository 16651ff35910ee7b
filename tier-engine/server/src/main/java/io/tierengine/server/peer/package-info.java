/** Other instances of the server: what they have is fetched from there. */
@NullMarked
package io.tierengine.server.peer;

import org.jspecify.annotations.NullMarked;
