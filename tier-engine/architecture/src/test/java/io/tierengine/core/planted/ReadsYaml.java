package io.tierengine.core.planted;

import org.jspecify.annotations.NullMarked;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Planted: the core reads a policy by itself. */
@NullMarked
final class ReadsYaml {

    Object read(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }
}
