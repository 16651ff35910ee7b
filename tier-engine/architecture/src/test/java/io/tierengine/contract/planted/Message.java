package io.tierengine.contract.planted;

import org.jspecify.annotations.NullMarked;

/** Planted: stands for a record of the contract. */
@NullMarked
public record Message(String text) {}
