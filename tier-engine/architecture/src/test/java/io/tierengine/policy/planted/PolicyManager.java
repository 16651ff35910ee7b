package io.tierengine.policy.planted;

import org.jspecify.annotations.NullMarked;

/** Planted: a name that hides what the class is for. */
@NullMarked
record PolicyManager(String policy) {}
