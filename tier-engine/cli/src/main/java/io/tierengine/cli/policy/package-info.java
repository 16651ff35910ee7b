/** {@code tier policy}: policies checked and told in plain words. */
@NullMarked
package io.tierengine.cli.policy;

import org.jspecify.annotations.NullMarked;
