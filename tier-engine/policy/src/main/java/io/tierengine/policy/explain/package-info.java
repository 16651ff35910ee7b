/** A policy in plain sentences. */
@NullMarked
package io.tierengine.policy.explain;

import org.jspecify.annotations.NullMarked;
