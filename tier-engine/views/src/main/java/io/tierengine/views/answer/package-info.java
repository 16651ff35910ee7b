/** Answers from the stores of this instance. */
@NullMarked
package io.tierengine.views.answer;

import org.jspecify.annotations.NullMarked;
