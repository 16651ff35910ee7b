/** Settings: what can be set, where values come from, and what they mean. */
@NullMarked
package io.tierengine.server.setting;

import org.jspecify.annotations.NullMarked;
