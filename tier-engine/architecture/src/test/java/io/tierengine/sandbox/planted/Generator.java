package io.tierengine.sandbox.planted;

import org.jspecify.annotations.NullMarked;

/** Planted: stands for a generator of the sandbox. */
@NullMarked
public record Generator(long seed) {}
