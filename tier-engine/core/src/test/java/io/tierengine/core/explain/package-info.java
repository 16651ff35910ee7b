/** The search for what is missing, held against its plain form. */
@NullMarked
package io.tierengine.core.explain;

import org.jspecify.annotations.NullMarked;
