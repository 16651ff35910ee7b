package io.tierengine.benchmarks.contender.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The policy of a trial. */
public final class TrialPolicy {

    private static final String NAME = "trial-policy.yaml";

    private TrialPolicy() {}

    /** Writes it into a folder; returns its file. */
    public static Path writeTo(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        try (InputStream text = TrialPolicy.class.getResourceAsStream(NAME)) {
            if (text == null) {
                throw new IOException(NAME + " is not on the class path; build the module again");
            }
            Files.copy(text, file);
        }
        return file;
    }
}
