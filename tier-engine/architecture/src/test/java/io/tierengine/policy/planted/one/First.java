package io.tierengine.policy.planted.one;

import io.tierengine.policy.planted.two.Second;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Planted: one half of a cycle. */
@NullMarked
public record First(@Nullable Second second) {}
