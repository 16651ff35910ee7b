/** What is wrong with a policy, and where. */
@NullMarked
package io.tierengine.policy.problem;

import org.jspecify.annotations.NullMarked;
