/** Tests of lists and counts. */
@NullMarked
package io.tierengine.server.view;

import org.jspecify.annotations.NullMarked;
