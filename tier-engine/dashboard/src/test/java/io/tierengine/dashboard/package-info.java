@NullMarked
package io.tierengine.dashboard;

import org.jspecify.annotations.NullMarked;
