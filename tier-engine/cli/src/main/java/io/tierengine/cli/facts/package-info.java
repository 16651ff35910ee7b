/** Facts read from CSV files: what the columns are, what a row says, and what is wrong with one. */
@NullMarked
package io.tierengine.cli.facts;

import org.jspecify.annotations.NullMarked;
