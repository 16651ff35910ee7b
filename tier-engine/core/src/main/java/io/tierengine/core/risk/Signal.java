package io.tierengine.core.risk;

import io.tierengine.core.expression.Condition;

/**
 * A sign that a customer may leave.
 *
 * @param name as alerts tell it
 * @param points what it adds while it holds, in micros, above 0
 */
public record Signal(String name, Condition when, long points) {}
