package io.tierengine.benchmarks.core;

import io.tierengine.core.policy.Policy;
import io.tierengine.policy.PolicyReader;
import io.tierengine.policy.PolicyReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The policy that all benchmarks decide by: {@code policy.yaml} beside this class. */
final class BenchPolicy {

    private static final String FILE = "policy.yaml";

    private BenchPolicy() {}

    static Policy read() {
        return switch (PolicyReader.read(FILE, text())) {
            case PolicyReading.Valid valid -> valid.policy();
            case PolicyReading.Invalid invalid ->
                throw new IllegalStateException("the benchmarks' own " + FILE + " is wrong: " + invalid.problems());
        };
    }

    private static String text() {
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
