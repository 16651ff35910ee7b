package io.tierengine.policy.problem;

import java.util.Locale;

/** How bad a problem is. */
public enum Severity {
    /** The policy can't be used. */
    ERROR,
    /** The policy can be used, but hardly does what was meant. */
    WARNING;

    /** As it is printed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
