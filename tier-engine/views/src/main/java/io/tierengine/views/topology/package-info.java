/** The stream that makes the views from what the engine tells. */
@NullMarked
package io.tierengine.views.topology;

import org.jspecify.annotations.NullMarked;
