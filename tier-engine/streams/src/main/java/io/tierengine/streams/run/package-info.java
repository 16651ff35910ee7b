/** Settings, start and stop of a running engine. */
@NullMarked
package io.tierengine.streams.run;

import org.jspecify.annotations.NullMarked;
