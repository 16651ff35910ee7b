package io.tierengine.sandbox;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The files of the broker and the registry, as the module {@code tier-engine/sandbox/dist} lays them out.
 *
 * @param folder where the table of contents, {@value #CONTENTS}, is
 * @param kafkaVersion the version of the broker
 * @param kafka the folder of the broker's jars
 * @param registryVersion the version of the registry
 * @param registry the folder of the unpacked registry
 */
record Distribution(Path folder, String kafkaVersion, Path kafka, String registryVersion, Path registry) {

    static final String PROPERTY = "tier.sandbox.dist";
    static final String VARIABLE = "TIER_SANDBOX_DIST";
    static final String CONTENTS = "dist.properties";

    private static final Path IN_SOURCE_TREE = Path.of("tier-engine", "sandbox", "dist", "target", "dist");

    /**
     * Finds the distribution: by the system property {@value #PROPERTY}, else by the environment variable
     * {@value #VARIABLE}, else in the source tree around this class or around the working directory.
     *
     * @throws SandboxException where there is none
     */
    static Distribution locate() {
        return explicitFolder().map(Distribution::in).orElseGet(() -> aroundAnyOf(startingPoints()));
    }

    /** The distribution in this folder. */
    static Distribution in(Path folder) {
        Path contents = folder.resolve(CONTENTS);
        if (!Files.isRegularFile(contents)) {
            throw new SandboxException("No sandbox distribution in " + folder + " (no " + CONTENTS + " there); check "
                    + PROPERTY + " or " + VARIABLE);
        }
        Properties entries = new Properties();
        try (Reader reader = Files.newBufferedReader(contents)) {
            entries.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + contents, e);
        }
        return new Distribution(
                folder,
                entry(entries, "kafka.version", contents),
                folder.resolve(entry(entries, "kafka.folder", contents)),
                entry(entries, "registry.version", contents),
                folder.resolve(entry(entries, "registry.folder", contents)));
    }

    /** The distribution in the source tree that the first of these paths lies in. */
    static Distribution aroundAnyOf(List<Path> paths) {
        for (Path path : paths) {
            for (Path parent = path.toAbsolutePath().normalize(); parent != null; parent = parent.getParent()) {
                Path candidate = parent.resolve(IN_SOURCE_TREE);
                if (Files.isRegularFile(candidate.resolve(CONTENTS))) {
                    return in(candidate);
                }
            }
        }
        throw new SandboxException("No sandbox distribution (" + IN_SOURCE_TREE + ") around any of " + paths
                + "; build it with \"mvn -pl tier-engine/sandbox -am -DskipTests package\" or name its folder by the system property "
                + PROPERTY + " or the environment variable " + VARIABLE);
    }

    private static Optional<Path> explicitFolder() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .map(Path::of);
    }

    private static List<Path> startingPoints() {
        List<Path> points = new ArrayList<>();
        CodeSource source = Distribution.class.getProtectionDomain().getCodeSource();
        if (source != null && "file".equals(source.getLocation().getProtocol())) {
            try {
                points.add(Path.of(source.getLocation().toURI()));
            } catch (URISyntaxException e) {
                throw new SandboxException("This class comes from a strange place: " + source.getLocation(), e);
            }
        }
        points.add(Path.of(""));
        return points;
    }

    private static String entry(Properties entries, String key, Path file) {
        String value = entries.getProperty(key);
        if (value == null) {
            throw new SandboxException(
                    "No " + key + " in " + file + "; build the module tier-engine/sandbox/dist again");
        }
        return value;
    }
}
