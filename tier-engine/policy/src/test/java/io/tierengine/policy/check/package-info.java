@NullMarked
package io.tierengine.policy.check;

import org.jspecify.annotations.NullMarked;
