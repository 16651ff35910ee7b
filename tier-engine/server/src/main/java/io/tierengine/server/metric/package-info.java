/** What Prometheus is told. */
@NullMarked
package io.tierengine.server.metric;

import org.jspecify.annotations.NullMarked;
