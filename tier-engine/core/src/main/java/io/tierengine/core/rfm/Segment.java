package io.tierengine.core.rfm;

/**
 * Customers who have much in common: those whose scores lie in three spans, bounds included.
 *
 * @param name as conditions and outputs tell it
 */
public record Segment(String name, Span recency, Span frequency, Span monetary) {

    /** Scores from one to another, both included. */
    public record Span(int from, int to) {

        static final Span ANY = new Span(1, RfmScale.BEST);

        public Span {
            if (from < 1 || to > RfmScale.BEST || from > to) {
                throw new IllegalArgumentException("scores from " + from + " to " + to);
            }
        }

        boolean contains(int score) {
            return from <= score && score <= to;
        }

        /** Whether it is the whole scale. */
        public boolean isAny() {
            return equals(ANY);
        }
    }

    boolean contains(int r, int f, int m) {
        return recency.contains(r) && frequency.contains(f) && monetary.contains(m);
    }
}
