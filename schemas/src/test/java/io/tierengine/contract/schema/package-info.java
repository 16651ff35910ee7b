/** Rules that every schema of the contract keeps. */
@NullMarked
package io.tierengine.contract.schema;

import org.jspecify.annotations.NullMarked;
