/** Commands that run an engine, or ask one. */
@NullMarked
package io.tierengine.cli.engine;

import org.jspecify.annotations.NullMarked;
