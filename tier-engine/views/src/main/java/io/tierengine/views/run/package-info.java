/** Settings, start and stop of running views. */
@NullMarked
package io.tierengine.views.run;

import org.jspecify.annotations.NullMarked;
