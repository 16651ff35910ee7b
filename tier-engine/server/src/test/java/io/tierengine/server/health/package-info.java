@NullMarked
package io.tierengine.server.health;

import org.jspecify.annotations.NullMarked;
