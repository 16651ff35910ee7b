/** Questions to the running engine, and their answers: what is shown to people and other programs. */
@NullMarked
package io.tierengine.streams.query;

import org.jspecify.annotations.NullMarked;
