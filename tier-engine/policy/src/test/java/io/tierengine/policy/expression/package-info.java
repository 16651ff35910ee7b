@NullMarked
package io.tierengine.policy.expression;

import org.jspecify.annotations.NullMarked;
