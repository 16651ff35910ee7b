/** Why a tier is what it is, what is missing for the next, and what comes without another fact (semantics §6). */
@NullMarked
package io.tierengine.core.explain;

import org.jspecify.annotations.NullMarked;
