/** Writes the documents that are generated from the contract, and holds the committed ones against it. */
@NullMarked
package io.tierengine.contract.document;

import org.jspecify.annotations.NullMarked;
