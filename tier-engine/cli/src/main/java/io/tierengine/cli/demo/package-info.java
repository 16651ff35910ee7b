/** {@code tier demo}: everything on one machine, from the facts to the tier changes on the screen. */
@NullMarked
package io.tierengine.cli.demo;

import org.jspecify.annotations.NullMarked;
