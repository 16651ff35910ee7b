package io.tierengine.core.planted;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;

/** Planted: the core draws random numbers. */
@NullMarked
final class RollsDice {

    int byGenerator() {
        return ThreadLocalRandom.current().nextInt();
    }

    UUID byIdentifier() {
        return UUID.randomUUID();
    }

    double byMath() {
        return Math.random();
    }
}
