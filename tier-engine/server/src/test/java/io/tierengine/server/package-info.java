@NullMarked
package io.tierengine.server;

import org.jspecify.annotations.NullMarked;
