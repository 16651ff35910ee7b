package io.tierengine.benchmarks.core;

import io.tierengine.core.policy.Policy;
import io.tierengine.policy.PolicyReader;
import io.tierengine.policy.PolicyReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The policy that all benchmarks decide by, {@code bench-policy.yaml} beside this class, and what it can tell beside the tier. */
public final class BenchPolicy {

    private static final String FILE = "bench-policy.yaml";

    /** What is told beside the tier. */
    private static final String WATCHED = """

              lifecycle: {newFor: P30D, dormantAfter: P60D, lostAfter: P150D}
              risk:
                levels: {low: 20, medium: 40, high: 60}
                signals:
                  - {name: slower, when: recencyDays > 14 && recencyDays > 2 * usualGapDays, points: 25}
                  - {name: spends-less, when: metrics.spend90 < 0.5 * metrics.spend365, points: 25}
            """;

    /** Clocks answer the first of them but for customers in grace; of the second they leave most open. */
    private static final String AHEAD = """
                  - {name: about-to-fall, when: downgradeInDays <= 14, points: 20}
                  - {name: about-to-be-noticed, when: daysToNotice <= 7, points: 10}
            """;

    private BenchPolicy() {}

    /** The compiled policy. */
    public static Policy read() {
        return read(text());
    }

    /** The same with stages of life and two signals, neither of which looks ahead. */
    public static Policy watching() {
        return read(text() + WATCHED);
    }

    /** The same with two signals more that look ahead: a projection on every fact. */
    public static Policy lookingAhead() {
        return read(text() + WATCHED + AHEAD);
    }

    private static Policy read(String text) {
        return switch (PolicyReader.read(FILE, text)) {
            case PolicyReading.Valid valid -> valid.policy();
            case PolicyReading.Invalid invalid ->
                throw new IllegalStateException("the benchmarks' own " + FILE + " is wrong: " + invalid.problems());
        };
    }

    /** Its YAML. */
    public static String text() {
        try (InputStream in = BenchPolicy.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing in the jar of the benchmarks; build them again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
