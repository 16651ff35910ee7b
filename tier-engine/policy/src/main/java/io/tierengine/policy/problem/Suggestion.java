package io.tierengine.policy.problem;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The name that was probably meant by one that doesn't exist. */
public final class Suggestion {

    private Suggestion() {}

    /** {@code did you mean `spend365`?} for the nearest known name; null if none is near. */
    public static @Nullable String didYouMean(String wrong, Collection<String> known) {
        String nearest = nearest(wrong, known);
        return nearest == null ? null : "did you mean `" + nearest + "`?";
    }

    /** {@link #didYouMean}, or else the list of what there is. */
    public static @Nullable String didYouMeanOrList(String wrong, Collection<String> known) {
        String nearest = didYouMean(wrong, known);
        if (nearest != null || known.isEmpty() || known.size() > 12) {
            return nearest;
        }
        return known.size() == 1
                ? "there is only `" + known.iterator().next() + "`"
                : "there are "
                        + String.join(
                                ", ",
                                known.stream().map(name -> "`" + name + "`").toList());
    }

    /** The known name with the smallest edit distance, within a third of the length; null if none is that near. */
    public static @Nullable String nearest(String wrong, Collection<String> known) {
        String best = null;
        int bestDistance = Math.max(1, wrong.length() / 3) + 1;
        for (String name : known) {
            int distance = distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                best = name;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Edit distance with insertion, deletion, substitution and the swap of neighbours as one step each. */
    private static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, steps);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] steps) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(steps[i - 1][j], steps[i][j - 1]) + 1, steps[i - 1][j - 1] + same);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
    }
}
