/** Lists, counts and movements over HTTP. */
@NullMarked
package io.tierengine.server.view;

import org.jspecify.annotations.NullMarked;
