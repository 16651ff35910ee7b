package io.tierengine.core.risk;

/** How likely it is, by the policy's signals, that a customer leaves. In rising order. */
public enum RiskLevel {
    NONE,
    LOW,
    MEDIUM,
    HIGH
}
