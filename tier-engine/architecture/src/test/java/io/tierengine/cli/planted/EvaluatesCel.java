package io.tierengine.cli.planted;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import org.jspecify.annotations.NullMarked;

/** Planted: a command compiles conditions by itself. */
@NullMarked
final class EvaluatesCel {

    CelType type() {
        return SimpleType.BOOL;
    }
}
