package io.tierengine.cli.policy;

import io.tierengine.cli.terminal.CommandFailure;
import io.tierengine.core.policy.Policy;
import io.tierengine.policy.PolicyReader;
import io.tierengine.policy.PolicyReading;
import io.tierengine.policy.document.PolicyDocument;
import io.tierengine.policy.problem.Problem;
import io.tierengine.policy.problem.Severity;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A policy on disk. */
public final class PolicyFile {

    private PolicyFile() {}

    /** Reads a policy, right or wrong; fails if the file can't be read at all. */
    static PolicyReading read(Path path) throws IOException {
        try {
            return PolicyReader.read(path.toString(), Files.readString(path));
        } catch (NoSuchFileException e) {
            throw CommandFailure.wrongInput(List.of(path + ": no such file"));
        } catch (CharacterCodingException e) {
            throw CommandFailure.wrongInput(
                    List.of(path + ": isn't valid UTF-8; save the file with the encoding UTF-8"));
        } catch (IOException e) {
            if (Files.isDirectory(path)) {
                throw CommandFailure.wrongInput(List.of(path + ": is a folder, not a file"));
            }
            throw e;
        }
    }

    /** Reads a policy that is needed for other work; fails with its errors if it is wrong. Its warnings are not told. */
    public static Policy readValid(Path path) throws IOException {
        return readDocument(path).policy();
    }

    /** Like {@link #readValid}, with what is known of the policy's text. */
    static PolicyDocument readDocument(Path path) throws IOException {
        return switch (read(path)) {
            case PolicyReading.Valid valid -> valid.document();
            case PolicyReading.Invalid invalid ->
                throw CommandFailure.wrongInput(invalid.problems().stream()
                        .filter(problem -> problem.severity() == Severity.ERROR)
                        .map(Problem::withSnippet)
                        .toList());
        };
    }
}
