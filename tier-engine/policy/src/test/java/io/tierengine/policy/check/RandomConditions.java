package io.tierengine.policy.check;

import io.tierengine.core.expression.Scope;
import io.tierengine.core.fact.EventNumber;
import io.tierengine.core.fact.EventText;
import io.tierengine.core.number.Decimals;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Seeded conditions, and customers to try them on, over small numbers so that they meet. */
final class RandomConditions {

    private static final List<String> NUMBERS =
            List.of("score", "metrics.orders", "metrics.days", "metrics.last", "recencyDays", "profile.size");
    private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "==", "!=");

    private RandomConditions() {}

    static String next(Random random, int depth) {
        int kind = depth == 0 ? 5 + random.nextInt(4) : random.nextInt(9);
        return switch (kind) {
            case 0, 1 -> "(" + next(random, depth - 1) + " && " + next(random, depth - 1) + ")";
            case 2 -> "(" + next(random, depth - 1) + " || " + next(random, depth - 1) + ")";
            case 3 -> "!(" + next(random, depth - 1) + ")";
            case 4 ->
                "(" + next(random, depth - 1) + " ? " + next(random, depth - 1) + " : " + next(random, depth - 1) + ")";
            case 5 -> "has(" + pick(random, NUMBERS) + ")";
            case 6 ->
                "profile.kind " + (random.nextBoolean() ? "==" : "!=") + " \"" + "ab".charAt(random.nextInt(2)) + "\"";
            default -> number(random) + " " + pick(random, COMPARISONS) + " " + number(random);
        };
    }

    private static String number(Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> String.valueOf(random.nextInt(12) - 3);
            case 2 -> "(" + pick(random, NUMBERS) + " - " + random.nextInt(3) + ")";
            case 3 -> "(" + pick(random, NUMBERS) + " * -" + random.nextInt(3) + ")";
            default -> pick(random, NUMBERS);
        };
    }

    private static String pick(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Values within what the policy of the test allows. */
    static Scope customer(Random random) {
        long score = Decimals.ofWhole(random.nextInt(12) - 2);
        long orders = Decimals.ofWhole(random.nextInt(9));
        long days = Decimals.ofWhole(random.nextInt(9));
        long last = maybe(random);
        long recency = random.nextInt(3) == 0 ? Decimals.ABSENT : Decimals.ofWhole(random.nextInt(9));
        long size = maybe(random);
        String kind = random.nextInt(3) == 0 ? null : random.nextBoolean() ? "a" : "b";
        return new Scope() {
            @Override
            public long metric(int index) {
                return switch (index) {
                    case 1 -> orders;
                    case 2 -> days;
                    default -> last;
                };
            }

            @Override
            public long score() {
                return score;
            }

            @Override
            public long dimension(int index) {
                return score;
            }

            @Override
            public long recencyDays() {
                return recency;
            }

            @Override
            public long tenureDays() {
                return Decimals.ABSENT;
            }

            @Override
            public long profileNumber(int slot) {
                return size;
            }

            @Override
            public @Nullable String profileText(int slot) {
                return kind;
            }

            @Override
            public long eventNumber(EventNumber field) {
                return Decimals.ABSENT;
            }

            @Override
            public @Nullable String eventText(EventText field) {
                return null;
            }

            @Override
            public @Nullable String eventAttribute(String name) {
                return null;
            }
        };
    }

    private static long maybe(Random random) {
        return random.nextInt(3) == 0 ? Decimals.ABSENT : Decimals.ofWhole(random.nextInt(12) - 3);
    }
}
