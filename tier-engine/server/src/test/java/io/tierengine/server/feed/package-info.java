@NullMarked
package io.tierengine.server.feed;

import org.jspecify.annotations.NullMarked;
