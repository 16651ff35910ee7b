/** The command {@code review-sample}: whom people should look at, to see whether the tiers are right. */
@NullMarked
package io.tierengine.cli.review;

import org.jspecify.annotations.NullMarked;
