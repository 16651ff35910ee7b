@NullMarked
package io.tierengine.sandbox.company;

import org.jspecify.annotations.NullMarked;
