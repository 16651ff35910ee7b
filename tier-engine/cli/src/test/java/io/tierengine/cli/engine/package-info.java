@NullMarked
package io.tierengine.cli.engine;

import org.jspecify.annotations.NullMarked;
