/** A made-up company: customers with habits, and the facts that they leave behind. Seeded, and the same on every machine. */
@NullMarked
package io.tierengine.sandbox.company;

import org.jspecify.annotations.NullMarked;
