/** Facts through a real broker into a running engine, and what comes out of it. */
@NullMarked
package io.tierengine.cli.live;

import org.jspecify.annotations.NullMarked;
