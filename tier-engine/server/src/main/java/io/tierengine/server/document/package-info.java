/** The description of the API (OpenAPI). */
@NullMarked
package io.tierengine.server.document;

import org.jspecify.annotations.NullMarked;
