@NullMarked
package io.tierengine.cli.containers;

import org.jspecify.annotations.NullMarked;
