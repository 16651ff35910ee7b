package io.tierengine.views;

import org.jspecify.annotations.Nullable;

/**
 * How many customers have a value.
 *
 * @param value null: those that have none
 */
public record ValueCount(@Nullable String value, long count) {}
