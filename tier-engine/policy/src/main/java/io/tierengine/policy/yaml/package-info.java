/** YAML read as a tree in which every key and value knows its place in the file. */
@NullMarked
package io.tierengine.policy.yaml;

import org.jspecify.annotations.NullMarked;
