package io.tierengine.core.oracle;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** True in this many of a hundred throws. */
    boolean percent(int share) {
        return random.nextInt(100) < share;
    }

    /** Both bounds included. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** Both bounds included. */
    long between(long from, long to) {
        return random.nextLong(from, to + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
