package io.tierengine.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** The acceptance data, which lie beside the project where it is developed and nowhere else. */
final class AcceptanceData {

    private AcceptanceData() {}

    /** The folders with a policy, by name; without the data the test is skipped, and says so. */
    static List<Path> folders() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve("shared/acceptance"))) {
            root = root.getParent();
        }
        if (root == null) {
            System.out.println("skipped: there is no shared/acceptance beside the project");
            throw new TestAbortedException("no acceptance data");
        }
        try (Stream<Path> folders = Files.list(root.resolve("shared/acceptance"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("policy.yaml")))
                    .sorted()
                    .toList();
        }
    }
}
