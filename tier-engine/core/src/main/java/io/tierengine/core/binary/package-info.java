/** The packed binary form of state: variable-length integers and little else. */
@NullMarked
package io.tierengine.core.binary;

import org.jspecify.annotations.NullMarked;
