/** The topics of the contract: what each carries, how it is keyed and placed, and how long it keeps its records. */
@NullMarked
package io.tierengine.contract.topic;

import org.jspecify.annotations.NullMarked;
