/** A policy as it was written, beside what it was compiled to. */
@NullMarked
package io.tierengine.policy.document;

import org.jspecify.annotations.NullMarked;
