package io.tierengine.policy.planted.two;

import io.tierengine.policy.planted.one.First;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Planted: the other half of a cycle. */
@NullMarked
public record Second(@Nullable First first) {}
