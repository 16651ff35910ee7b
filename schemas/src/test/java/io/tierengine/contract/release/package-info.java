/** Holds the contract against what earlier releases wrote. */
@NullMarked
package io.tierengine.contract.release;

import org.jspecify.annotations.NullMarked;
