/** Tests of the review sample. */
@NullMarked
package io.tierengine.cli.review;

import org.jspecify.annotations.NullMarked;
