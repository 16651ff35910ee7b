/** Tests of the generated records. */
@NullMarked
package io.tierengine.contract;

import org.jspecify.annotations.NullMarked;
