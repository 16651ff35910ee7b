/** Topics created, or checked, against the catalogue of the contract. */
@NullMarked
package io.tierengine.streams.topic;

import org.jspecify.annotations.NullMarked;
