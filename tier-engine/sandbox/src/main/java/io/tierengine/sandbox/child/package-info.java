/**
 * What runs inside a child process of the sandbox. These classes stand on the JDK alone: the sandbox copies them, and
 * nothing else of itself, beside the broker's or the registry's own class path.
 */
@NullMarked
package io.tierengine.sandbox.child;

import org.jspecify.annotations.NullMarked;
