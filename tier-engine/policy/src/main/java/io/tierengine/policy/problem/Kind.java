package io.tierengine.policy.problem;

/** What a problem is about; stable, for programs that read problems. */
public enum Kind {
    /** The text isn't YAML, or isn't taken for its size or nesting. */
    SYNTAX,
    /** A key, a type or a single value that no policy can have: what the JSON Schema refuses too. */
    STRUCTURE,
    /** Values that are right by themselves, but don't fit each other or the world: names, time zones, order, sums. */
    MEANING,
    /** An expression that can't be read or typed. */
    EXPRESSION,
    /** Rules that contradict each other or can't have an effect. Always a warning. */
    CONTRADICTION
}
