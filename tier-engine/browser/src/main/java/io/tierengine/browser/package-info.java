/** The dashboard of the running demo, in a real browser. */
@NullMarked
package io.tierengine.browser;

import org.jspecify.annotations.NullMarked;
