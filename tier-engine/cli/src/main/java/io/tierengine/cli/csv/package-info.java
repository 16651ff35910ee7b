/**
 * CSV by RFC 4180, read from bytes by several threads at once.
 *
 * <p>Why not a library: a row that is wrong must not end the reading, and must be named by its line; one large file
 * has to keep every core busy, so somebody has to find where a record ends in the middle of it anyway; and bytes that aren't
 * UTF-8 are an error of their row, which a decoding {@code Reader} below the parser can't tell.
 */
@NullMarked
package io.tierengine.cli.csv;

import org.jspecify.annotations.NullMarked;
