package io.tierengine.policy.planted;

import io.tierengine.sandbox.planted.Generator;
import org.jspecify.annotations.NullMarked;

/** Planted: deployed code that needs the sandbox. */
@NullMarked
final class CarriesTheSandbox {

    Generator generator() {
        return new Generator(1);
    }
}
