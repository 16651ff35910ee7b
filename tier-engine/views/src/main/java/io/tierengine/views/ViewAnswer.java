package io.tierengine.views;

import java.util.Set;

/**
 * What came of a question to the partitions of one instance.
 *
 * @param <T> what was asked for
 */
public sealed interface ViewAnswer<T> {

    /**
     * The answer of this instance's partitions.
     *
     * @param partitions which they are; together with those of the other instances they must be all
     */
    record Found<T>(T value, Set<Integer> partitions) implements ViewAnswer<T> {

        public Found {
            partitions = Set.copyOf(partitions);
        }
    }

    /**
     * The views can't tell yet; asking again later helps.
     *
     * @param reason such as {@code state is being restored}
     */
    record NotYet<T>(String reason) implements ViewAnswer<T> {}
}
