package io.tierengine.core.tier;

import io.tierengine.core.expression.Condition;

/**
 * A grade of customers. The lowest has conditions that always hold.
 *
 * @param enter what must hold to rise into it
 * @param retain what must hold to stay in it
 */
public record Tier(String id, Condition enter, Condition retain) {}
