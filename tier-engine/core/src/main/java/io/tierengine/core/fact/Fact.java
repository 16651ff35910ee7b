package io.tierengine.core.fact;

/**
 * Something that is known about one customer (semantics §1). Facts reach the core as they were sent; whether one is
 * acceptable is decided there, and a fact that isn't is a value, {@link Intake.Refused}, never an exception.
 *
 * <p>Instants are epoch milliseconds, UTC. An instant or a number that isn't given is
 * {@link io.tierengine.core.number.Decimals#ABSENT}.
 */
public sealed interface Fact permits Event, Profile, TierOverride, Assessment {

    /** Whom it is about; empty if it wasn't given, which is refused. */
    String customerId();

    /** The event time, epoch milliseconds: when it happened, not when it was recorded. */
    long occurredAtMillis();

    FactKind kind();
}
