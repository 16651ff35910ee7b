/** What is known about customers, and what becomes of it. */
@NullMarked
package io.tierengine.core.fact;

import org.jspecify.annotations.NullMarked;
