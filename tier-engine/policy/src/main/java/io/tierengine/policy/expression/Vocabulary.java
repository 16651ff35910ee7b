package io.tierengine.policy.expression;

/** The variables that an expression may name. */
public abstract sealed class Vocabulary permits CustomerVocabulary, EventVocabulary, SegmentVocabulary {

    /** What a name stands for; {@link Typed.Wrong} if it stands for nothing, which is told. */
    abstract Typed resolve(NamePath path, ExpressionProblems problems);
}
