@NullMarked
package io.tierengine.policy;

import org.jspecify.annotations.NullMarked;
