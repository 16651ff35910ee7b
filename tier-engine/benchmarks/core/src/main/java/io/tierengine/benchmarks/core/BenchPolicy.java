package io.tierengine.benchmarks.core;

import io.tierengine.core.policy.Policy;
import io.tierengine.policy.PolicyReader;
import io.tierengine.policy.PolicyReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The policy that all benchmarks decide by: {@code bench-policy.yaml} beside this class. */
public final class BenchPolicy {

    private static final String FILE = "bench-policy.yaml";

    private BenchPolicy() {}

    /** The compiled policy. */
    public static Policy read() {
        return switch (PolicyReader.read(FILE, text())) {
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
