package io.tierengine.policy.planted.util;

import org.jspecify.annotations.NullMarked;

/** Planted: a package named after a layer. */
@NullMarked
public record Odds(int ends) {}
