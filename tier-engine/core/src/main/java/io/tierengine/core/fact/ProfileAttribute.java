package io.tierengine.core.fact;

/** The value of one attribute of a profile. */
public sealed interface ProfileAttribute {

    /** A number, in micros. */
    record Numeric(long micros) implements ProfileAttribute {}

    /** Anything else. */
    record Text(String text) implements ProfileAttribute {}
}
