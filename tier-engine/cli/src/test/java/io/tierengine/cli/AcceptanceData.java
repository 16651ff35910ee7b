package io.tierengine.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The acceptance data that lies beside the project, where it does. Another program wrote what is expected. */
public final class AcceptanceData {

    private AcceptanceData() {}

    /** Beside the project, or where the project is a work tree, beside the folder of the work trees. */
    public static Optional<Path> folder() {
        Path project = projectFolder();
        for (String shared : new String[] {"../shared/acceptance", "../../shared/acceptance"}) {
            Path found = project.resolve(shared).normalize();
            if (Files.isDirectory(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** The highest folder with a pom.xml. */
    private static Path projectFolder() {
        Path project = Path.of("").toAbsolutePath();
        Path above = project.getParent();
        while (above != null && Files.exists(above.resolve("pom.xml"))) {
            project = above;
            above = above.getParent();
        }
        return project;
    }
}
