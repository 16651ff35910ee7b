package io.tierengine.cli.explain;

import java.util.List;

/** A customer's latest tier changes, the oldest first. */
record Changes(List<Change> changes) {}
