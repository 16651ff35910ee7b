@NullMarked
package io.tierengine.server.log;

import org.jspecify.annotations.NullMarked;
