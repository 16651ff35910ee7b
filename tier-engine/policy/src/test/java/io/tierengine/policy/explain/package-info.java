@NullMarked
package io.tierengine.policy.explain;

import org.jspecify.annotations.NullMarked;
