/** Queries over HTTP. */
@NullMarked
package io.tierengine.server.web;

import org.jspecify.annotations.NullMarked;
