/** What a person at a terminal sees while a command works, and when it fails. */
@NullMarked
package io.tierengine.cli.terminal;

import org.jspecify.annotations.NullMarked;
