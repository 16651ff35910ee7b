package io.tierengine.core.rfm;

import io.tierengine.core.rfm.Segment.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The segment of each combination of scores.
 *
 * @param byScores names, by recency, then frequency, then monetary value, each from 1 to 5
 */
public record Segments(List<String> byScores) {

    private static final int SCORES = RfmScale.BEST;

    /** How many combinations there are. */
    public static final int COMBINATIONS = SCORES * SCORES * SCORES;

    /**
     * The segments that a policy has without naming its own. Monetary value parts the best of the frequent customers from the
     * others: champions from loyal ones, those who can't be lost from those at risk.
     */
    public static final List<Segment> STANDARD = List.of(
            segment("champions", 5, 5, 4, 5, 4, 5),
            segment("loyal", 5, 5, 4, 5, 1, 3),
            segment("loyal", 3, 4, 4, 5, 1, 5),
            segment("potential-loyalist", 4, 5, 2, 3, 1, 5),
            segment("new", 5, 5, 1, 1, 1, 5),
            segment("promising", 4, 4, 1, 1, 1, 5),
            segment("need-attention", 3, 3, 3, 3, 1, 5),
            segment("about-to-sleep", 3, 3, 1, 2, 1, 5),
            segment("cannot-lose", 1, 2, 4, 5, 4, 5),
            segment("at-risk", 1, 2, 4, 5, 1, 3),
            segment("at-risk", 1, 2, 3, 3, 1, 5),
            segment("hibernating", 2, 2, 1, 2, 1, 5),
            segment("hibernating", 1, 1, 2, 2, 1, 5),
            segment("lost", 1, 1, 1, 1, 1, 5));

    public Segments {
        byScores = List.copyOf(byScores);
        if (byScores.size() != COMBINATIONS) {
            throw new IllegalArgumentException(byScores.size() + " segments for " + COMBINATIONS + " combinations");
        }
    }

    private static Segment segment(String name, int r1, int r2, int f1, int f2, int m1, int m2) {
        return new Segment(name, new Span(r1, r2), new Span(f1, f2), new Span(m1, m2));
    }

    /** The {@link #STANDARD} segments. */
    public static Segments standard() {
        return by((r, f, m) -> STANDARD.stream()
                .filter(segment -> segment.contains(r, f, m))
                .map(Segment::name)
                .findFirst()
                .orElseThrow());
    }

    /** Asks for the segment of each combination once. */
    public static Segments by(Naming naming) {
        List<String> names = new ArrayList<>();
        for (int r = 1; r <= SCORES; r++) {
            for (int f = 1; f <= SCORES; f++) {
                for (int m = 1; m <= SCORES; m++) {
                    names.add(naming.name(r, f, m));
                }
            }
        }
        return new Segments(names);
    }

    /** Names the segment of three scores. */
    @FunctionalInterface
    public interface Naming {
        String name(int recency, int frequency, int monetary);
    }

    /** The segment of three scores of 1 to 5. */
    public String of(int recency, int frequency, int monetary) {
        return byScores.get(((recency - 1) * SCORES + frequency - 1) * SCORES + monetary - 1);
    }

    /** The same as spans of scores, best recency first: a customer is in the segment of the one span that holds its scores. */
    public List<Segment> spans() {
        List<Segment> spans = new ArrayList<>();
        for (int r = SCORES; r >= 1; r--) {
            for (int f = 1; f <= SCORES; f++) {
                for (int m = 1; m <= SCORES; m++) {
                    if (isFree(r, f, m, spans)) {
                        spans.add(grown(r, f, m, spans));
                    }
                }
            }
        }
        return spans;
    }

    private static boolean isFree(int r, int f, int m, List<Segment> spans) {
        return spans.stream().noneMatch(span -> span.contains(r, f, m));
    }

    /** Grows from one combination as far as all are of the same segment: by monetary value, then frequency, then recency. */
    private Segment grown(int r, int f, int m, List<Segment> spans) {
        int lastM = m;
        while (lastM < SCORES && isAll(segment(of(r, f, m), r, r, f, f, lastM + 1, lastM + 1), spans)) {
            lastM++;
        }
        int lastF = f;
        while (lastF < SCORES && isAll(segment(of(r, f, m), r, r, lastF + 1, lastF + 1, m, lastM), spans)) {
            lastF++;
        }
        int firstR = r;
        while (firstR > 1 && isAll(segment(of(r, f, m), firstR - 1, firstR - 1, f, lastF, m, lastM), spans)) {
            firstR--;
        }
        return segment(of(r, f, m), firstR, r, f, lastF, m, lastM);
    }

    private boolean isAll(Segment wanted, List<Segment> spans) {
        boolean all = true;
        for (int r = wanted.recency().from(); r <= wanted.recency().to(); r++) {
            for (int f = wanted.frequency().from(); f <= wanted.frequency().to(); f++) {
                for (int m = wanted.monetary().from(); m <= wanted.monetary().to(); m++) {
                    all &= of(r, f, m).equals(wanted.name()) && isFree(r, f, m, spans);
                }
            }
        }
        return all;
    }

    /** The names, each once. */
    public List<String> names() {
        return List.copyOf(new LinkedHashSet<>(byScores));
    }
}
