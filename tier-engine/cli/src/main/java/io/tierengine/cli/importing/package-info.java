/** Facts from CSV files to the topics of a running engine. */
@NullMarked
package io.tierengine.cli.importing;

import org.jspecify.annotations.NullMarked;
