package io.tierengine.benchmarks.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * A contender on another framework, built as a module of its own beside this one, since it needs other versions of what both use.
 *
 * @param module its folder's name
 * @param mainClass what starts it
 */
record Peer(String module, String mainClass) {

    static final Peer FLINK = new Peer("flink", "io.tierengine.benchmarks.flink.FlinkContender");
    static final Peer JET = new Peer("jet", "io.tierengine.benchmarks.jet.JetContender");

    private static final String JVM_OPTIONS = "jvm-options.txt";

    /** Its jar and all that it needs. */
    String classPath() {
        return jar() + ":" + jar().resolveSibling("lib") + "/*";
    }

    /** What its JVM needs to run it at all. */
    List<String> jvmOptions() {
        try (JarFile content = new JarFile(jar().toFile())) {
            ZipEntry entry = content.getEntry(JVM_OPTIONS);
            if (entry == null) {
                throw new IllegalStateException(jar() + " holds no " + JVM_OPTIONS);
            }
            try (InputStream lines = content.getInputStream(entry)) {
                return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
            }
        } catch (IOException e) {
            throw new IllegalStateException("Reading " + jar() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The module's jar.
     *
     * @throws IllegalArgumentException if it isn't built
     */
    private Path jar() {
        CodeSource source = Peer.class.getProtectionDomain().getCodeSource();
        Path ours = Path.of(source.getLocation().getPath());
        Path jar = benchmarksAround(ours).resolve(module + "/target/tier-engine-benchmarks-" + module + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalArgumentException("There is no " + jar + "; build tier-engine/benchmarks/" + module
                    + ", or leave the contenders out that need it (--contenders)");
        }
        return jar;
    }

    /** The jar or the folder of classes lies in runner/target. */
    private static Path benchmarksAround(Path ours) {
        Path target = ours.getParent();
        Path runner = target == null ? null : target.getParent();
        Path benchmarks = runner == null ? null : runner.getParent();
        if (benchmarks == null) {
            throw new IllegalStateException(ours + " doesn't lie in a build of tier-engine/benchmarks/runner");
        }
        return benchmarks;
    }
}
