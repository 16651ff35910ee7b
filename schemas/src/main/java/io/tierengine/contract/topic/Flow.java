package io.tierengine.contract.topic;

/** Which way records go, seen from the engine. */
public enum Flow {
    /** Others write, the engine reads. */
    IN,
    /** The engine writes, others read. */
    OUT
}
