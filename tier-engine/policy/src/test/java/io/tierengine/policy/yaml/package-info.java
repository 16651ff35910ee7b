@NullMarked
package io.tierengine.policy.yaml;

import org.jspecify.annotations.NullMarked;
