/** What the contenders on other frameworks share: how they are started, how facts are read and how changes are written. */
@NullMarked
package io.tierengine.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
