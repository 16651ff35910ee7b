package io.tierengine.server.life;

import io.tierengine.policy.PolicyReader;
import io.tierengine.policy.PolicyReading;
import io.tierengine.policy.problem.Problem;
import io.tierengine.streams.policy.PolicyInForce;
import io.tierengine.streams.policy.PolicyUnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads the policy that is published at the start. */
public final class PolicyFile {

    private PolicyFile() {}

    /**
     * Reads and compiles a file.
     *
     * @throws PolicyUnusableException if it can't be read or isn't valid, with all that is wrong
     */
    public static PolicyInForce read(Path file) {
        String text = textOf(file);
        return switch (PolicyReader.read(file.toString(), text)) {
            case PolicyReading.Valid valid -> new PolicyInForce(text, valid.policy());
            case PolicyReading.Invalid invalid ->
                throw new PolicyUnusableException("policy " + file + " is not valid:\n"
                        + invalid.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        };
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new PolicyUnusableException("there is no policy file " + file + " (setting tier.policy)");
        } catch (IOException e) {
            throw new PolicyUnusableException("policy file " + file + " can't be read: " + e);
        }
    }
}
