package io.tierengine.core.tier;

import io.tierengine.core.expression.Condition;

/**
 * While {@code when} holds nobody is above the cap.
 *
 * @param cap index of a tier
 */
public record Guard(String name, Condition when, int cap) {}
