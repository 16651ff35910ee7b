/** The rules of the house, as code that a test can hold against every class. */
@NullMarked
package io.tierengine.architecture;

import org.jspecify.annotations.NullMarked;
