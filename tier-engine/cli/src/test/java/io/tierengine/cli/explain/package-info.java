@NullMarked
package io.tierengine.cli.explain;

import org.jspecify.annotations.NullMarked;
