/** What can be asked about all customers at once: lists, counts and how they moved, and the merging of several instances' answers. */
@NullMarked
package io.tierengine.views;

import org.jspecify.annotations.NullMarked;
