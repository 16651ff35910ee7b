package io.tierengine.cli.facts;

/** What a row turned out to be. */
public sealed interface ParsedRow permits FactRow, BadRow {}
