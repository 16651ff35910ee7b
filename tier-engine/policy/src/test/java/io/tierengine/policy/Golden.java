package io.tierengine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files under {@code src/test/resources} that hold what is expected. */
public final class Golden {

    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final String UPDATE = "golden.update";

    private Golden() {}

    /** Holds a text against a file; with {@code -Dgolden.update=true} writes it instead. */
    public static void requireSame(String file, String actual) {
        Path path = RESOURCES.resolve(file);
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.writeString(path, actual);
            }
            assertThat(actual)
                    .as("%s; after a change that is meant: mvn -pl tier-engine/policy -am test -D%s=true", path, UPDATE)
                    .isEqualTo(Files.exists(path) ? Files.readString(path) : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The YAML files of a folder, in order of their names. */
    public static List<Path> yamlFiles(String folder) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A policy of {@code policies/}, which must be valid. */
    public static PolicyReading.Valid validPolicy(String name) {
        return valid(name + ".yaml", text(RESOURCES.resolve("policies/" + name + ".yaml")));
    }

    /** A text that must be a valid policy. */
    public static PolicyReading.Valid valid(String fileName, String yaml) {
        PolicyReading reading = PolicyReader.read(fileName, yaml);
        assertThat(reading).as("%s", reading.problems()).isInstanceOf(PolicyReading.Valid.class);
        return (PolicyReading.Valid) reading;
    }
}
