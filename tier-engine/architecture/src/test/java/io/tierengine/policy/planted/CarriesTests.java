package io.tierengine.policy.planted;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assertions;

/** Planted: deployed code that needs a test library. */
@NullMarked
final class CarriesTests {

    void check(boolean condition) {
        Assertions.assertTrue(condition);
    }
}
