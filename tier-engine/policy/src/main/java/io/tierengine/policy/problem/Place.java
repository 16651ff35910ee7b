package io.tierengine.policy.problem;

/**
 * A place in a policy file.
 *
 * @param path of keys from the top, such as {@code spec.metrics[2].window}; empty: the file as a whole
 * @param line from 1
 * @param column from 1, in code points
 */
public record Place(String path, int line, int column) {

    /** The beginning of a file. */
    public static final Place START = new Place("", 1, 1);

    /** The same position under another path. */
    public Place withPath(String otherPath) {
        return new Place(otherPath, line, column);
    }
}
