/** Why a customer is where it is, as a running engine tells it, for people. */
@NullMarked
package io.tierengine.cli.explain;

import org.jspecify.annotations.NullMarked;
