package io.tierengine.core.fact;

/** The kinds of fact about a customer. The order is that of facts at one instant in a replay. */
public enum FactKind {
    PROFILE,
    OVERRIDE,
    ASSESSMENT,
    TRANSACTION,
    INTERACTION
}
