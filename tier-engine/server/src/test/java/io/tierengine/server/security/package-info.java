@NullMarked
package io.tierengine.server.security;

import org.jspecify.annotations.NullMarked;
