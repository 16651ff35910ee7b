/** How a policy reaches every task, and which version is in force there. */
@NullMarked
package io.tierengine.streams.policy;

import org.jspecify.annotations.NullMarked;
