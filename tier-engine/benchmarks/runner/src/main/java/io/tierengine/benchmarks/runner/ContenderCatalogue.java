package io.tierengine.benchmarks.runner;

import io.tierengine.benchmarks.runner.contender.EngineContender;
import io.tierengine.benchmarks.runner.contender.MirrorContender;
import io.tierengine.benchmarks.runner.run.ChangelogUse;
import io.tierengine.benchmarks.runner.run.Contender;
import io.tierengine.benchmarks.runner.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How each contender is started. */
final class ContenderCatalogue {

    static final String ENGINE = "engine";
    static final String MIRROR = "mirror";

    /** As {@code bin/tier serve} starts it. */
    private static final List<String> SERVE =
            List.of("-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED");

    private static final int MIRROR_BYTES = 60;

    private final String engineJvmOptions;
    private final @Nullable Integer wantedMirrorBytes;
    private int mirrorBytes = MIRROR_BYTES;

    /**
     * A catalogue.
     *
     * @param engineJvmOptions more options, blanks between
     * @param wantedMirrorBytes null: as the engine's
     */
    ContenderCatalogue(String engineJvmOptions, @Nullable Integer wantedMirrorBytes) {
        this.engineJvmOptions = engineJvmOptions;
        this.wantedMirrorBytes = wantedMirrorBytes;
    }

    /**
     * How it is started now.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    Contender find(String name) {
        return switch (name) {
            case ENGINE -> ours(name, EngineContender.class, engineOptions(), Map.of());
            case MIRROR ->
                ours(
                        name,
                        MirrorContender.class,
                        SERVE,
                        Map.of("bytes", Integer.toString(wantedMirrorBytes == null ? mirrorBytes : wantedMirrorBytes)));
            default ->
                throw new IllegalArgumentException(
                        "There is no contender " + name + "; there are " + ENGINE + " and " + MIRROR);
        };
    }

    /** Sets the mirror's record to the engine's: the mean value of the changelog with the most records. */
    void learnFrom(RunResult engine) {
        engine.changelogs().stream()
                .max(Comparator.comparingLong(ChangelogUse::records))
                .ifPresent(log -> mirrorBytes = (int) Math.round(log.meanValueBytes()));
    }

    private List<String> engineOptions() {
        List<String> options = new ArrayList<>(SERVE);
        // A JVM that is told two collectors doesn't start.
        if (engineJvmOptions.matches(".*-XX:\\+Use\\w*GC.*")) {
            options.removeFirst();
        }
        for (String option : engineJvmOptions.split(" +", -1)) {
            if (!option.isEmpty()) {
                options.add(option);
            }
        }
        return options;
    }

    private static Contender ours(String name, Class<?> main, List<String> jvmOptions, Map<String, String> options) {
        return new Contender(
                name,
                Path.of(System.getProperty("java.home"), "bin", "java"),
                jvmOptions,
                System.getProperty("java.class.path"),
                main.getName(),
                options);
    }
}
