/** Policies: YAML and CEL text, checked and compiled into the core's rules. */
@NullMarked
package io.tierengine.policy;

import org.jspecify.annotations.NullMarked;
