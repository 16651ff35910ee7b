@NullMarked
package io.tierengine.server.setting;

import org.jspecify.annotations.NullMarked;
